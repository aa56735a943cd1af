import io.github.sstiam.ExampleProject

ExampleProject.copy('java-lambda', new File(basedir, 'app').toPath())
return true
