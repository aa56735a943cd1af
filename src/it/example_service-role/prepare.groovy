import io.github.sstiam.ExampleProject

ExampleProject.copy('service-role', new File(basedir, 'app').toPath())
return true
