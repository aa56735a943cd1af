long hour = 3600 * 1000
long now = System.currentTimeMillis()
new File(basedir, '.build/cdk.out/manifest.json').setLastModified(now - hour)
new File(basedir, 'sst.json').setLastModified(now - 2 * hour)
new File(basedir, 'pom.xml').setLastModified(now)
new File(basedir, 'src/handler.ts').setLastModified(now)
new File(basedir, 'stacks/index.ts').setLastModified(now)
return true
