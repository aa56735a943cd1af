import io.github.sstiam.scale.GeneratedAssembly

GeneratedAssembly.of(10_000).write(new File(basedir, 'cdk.out').toPath())
return true
