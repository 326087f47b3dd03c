set -eo pipefail; false | true || echo failed; x=$(false | cat) || echo assigned
