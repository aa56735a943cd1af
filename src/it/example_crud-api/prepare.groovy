import io.github.sstiam.ExampleProject

ExampleProject.copy('crud-api', new File(basedir, 'app').toPath())
return true
