import io.github.sstiam.ExampleProject

ExampleProject.copy('multi-module', new File(basedir, 'app').toPath())
return true
