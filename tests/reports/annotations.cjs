// Annotations as GitHub's own library writes them: the arguments of each come in as JSON, one a line.
const core = require(process.argv[2] + '/node_modules/@actions/core')
for (const line of require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { kind, message, properties } = JSON.parse(line)
  core[kind](message, properties)
}
