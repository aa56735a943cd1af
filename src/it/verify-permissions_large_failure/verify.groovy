import java.util.regex.Pattern

// Ten thousand resources whose permissions are all missing, in all forms of the report, and in 256 MiB.
String log = new File(basedir, 'build.log').getText('UTF-8')
int missing = Integer.parseInt((log =~ /([\d,]+) permissions: [\d,]+ implicitly denied/)[0][1].replace(',', ''))
assert missing > 50_000
assert log.contains('more, listed in the report')

int lines(String file, String regex) {
  Pattern pattern = Pattern.compile(regex)
  int found = 0
  new File(basedir, "target/sst-iam/$file").eachLine('UTF-8') {
    if (pattern.matcher(it).find()) {
      found++
    }
  }
  return found
}

assert lines('verification.json', '^    \\{"principal": .*"outcome": "implicitlyDenied"') == missing
assert lines('report.sarif', '"ruleId": "') == missing
assert lines('TEST-sst-iam.xml', '^  <testcase ') == missing + 1
assert new File(basedir, 'target/sst-iam/report.html').getText('UTF-8').trim().endsWith('</html>')
assert new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sst-iam/missing-policy.json')).Statement
return true
