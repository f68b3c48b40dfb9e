"""Reads command lines, one a line, as 'COMMAND ARGUMENT...' with the arguments in hexadecimal, and prints what argparse
makes of each. The tables are those of the contract's option tables (contract 00 and 03); Python 3.11 or earlier."""
import argparse
import csv
import re
import sys


class Refused(Exception):
    pass


class Asked(Exception):
    pass


class Parser(argparse.ArgumentParser):
    def error(self, message):
        raise Refused(message)


class Ask(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        raise Asked(self.const)


def check(condition):
    if not condition:
        raise argparse.ArgumentTypeError('invalid')


def integer(least=None, most=None):
    def convert(text):
        number = int(text)
        check((least is None or number >= least) and (most is None or number <= most))
        return text
    return convert


def size(text):
    match = re.fullmatch(r'(.+?)\s*([KMGTPEZY]I?)?B?', text, re.I) if text else None
    check(match)
    if match.group(2):
        check(text.upper().endswith('B'))
        number = float(match.group(1)) * (1000 if match.group(2).upper().endswith('I') else 1024)
    else:
        number = int(match.group(1))
    check(number >= 1)
    return text


def tag(text):
    check(',' in text)
    key, value = (part.strip() for part in text.split(',', 1))
    check(1 <= len(key) <= 128 and len(value) <= 256 and not key.lower().startswith('aws:'))
    check(re.fullmatch(r'[A-Za-z0-9\s_.:/=+\-@]*', key + value))
    return text


def record(text):
    rows = list(csv.reader([text]))
    check(len(rows) == 1 and len(rows[0]) == 2)
    return text


def level(text):
    check(re.fullmatch(r'-?\d+|low|medium|high', text.lower()))
    return text


def name(text):
    check(text and not re.fullmatch(r'\d{8}T\d{6}', text))
    check(text not in 'latest last oldest first last-failed latest-full last-full auto'.split())
    return text


def timeline(text):
    return text if text in ('current', 'latest') else integer(1)(text)


def moment(text):
    check(re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,6}Z', text))
    return text


def common(parser):
    add = parser.add_argument
    add('-V', '--version', action=Ask, nargs=0, const='VERSION')
    add('--help', action=Ask, nargs=0, const='HELP')
    verbosity = parser.add_mutually_exclusive_group()
    verbosity.add_argument('-v', '--verbose', action='count', default=0)
    verbosity.add_argument('-q', '--quiet', action='count', default=0)
    add('-t', '--test', action='store_true')
    add('--cloud-provider', choices=('aws-s3', 'azure-blob-storage', 'google-cloud-storage'))
    add('--endpoint-url')
    add('-P', '--aws-profile', '--profile')
    add('--read-timeout', type=integer())
    add('--addressing-style', choices=('auto', 'path', 'virtual'))
    add('--azure-credential', '--credential', '--default', choices=('azure-cli', 'managed-identity', 'default'))


def writing(parser):
    codecs = parser.add_mutually_exclusive_group()
    for names in ('-z', '--gzip'), ('-j', '--bzip2'), ('--xz',), ('--snappy',), ('--zstd',), ('--lz4',):
        codecs.add_argument(*names, action='store_true')
    parser.add_argument('--compression-level', type=level)
    tags(parser, '--tag')
    parser.add_argument('-e', '--encryption', choices=('AES256', 'aws:kms'))
    for option in '--sse-kms-key-id', '--encryption-scope', '--kms-key-name':
        parser.add_argument(option)


def tags(parser, option):
    group = parser.add_mutually_exclusive_group()
    group.add_argument(option, action='append', type=tag)
    group.add_argument(option + 's', nargs='*', type=record)


def wal_archive(parser):
    writing(parser)
    tags(parser, '--history-tag')
    parser.add_argument('--max-block-size', type=size)
    parser.add_argument('--max-concurrency', type=integer(1))
    parser.add_argument('--max-single-put-size', type=size)
    parser.add_argument('--overwrite', action='store_true')


def backup(parser):
    writing(parser)
    add = parser.add_argument
    for names in ('-h', '--host'), ('-p', '--port'), ('-U', '--user'), ('-d', '--dbname'):
        add(*names)
    add('--immediate-checkpoint', action='store_true')
    add('-J', '--jobs', type=integer(1))
    add('-S', '--max-archive-size', type=size)
    add('--min-chunk-size', type=size)
    add('--max-bandwidth', type=size)
    add('-n', '--name', type=name)
    add('--snapshot-instance')
    add('--snapshot-disk', action='append')
    add('--gcp-zone', '--snapshot-zone')
    add('--gcp-project', '--snapshot-gcp-project')
    add('--aws-region')
    add('--aws-await-snapshots-timeout', type=integer(1))
    add('--aws-snapshot-lock-mode', choices=('governance', 'compliance'))
    add('--aws-snapshot-lock-cool-off-period', type=integer(1, 72))
    lock = parser.add_mutually_exclusive_group()
    lock.add_argument('--aws-snapshot-lock-duration', type=integer(1, 36500))
    lock.add_argument('--aws-snapshot-lock-expiration-date', type=moment)
    add('--azure-subscription-id')
    add('--azure-resource-group')


def restore(parser):
    add = parser.add_argument
    add('--tablespace', action='append')
    target = parser.add_mutually_exclusive_group()
    target.add_argument('--target-time')
    target.add_argument('--target-lsn')
    add('--target-tli', type=timeline)
    add('--snapshot-recovery-instance')
    add('--gcp-zone', '--snapshot-recovery-zone')
    add('--aws-region')
    add('--azure-resource-group')


COMMANDS = {
    'wal-archive': (3, wal_archive),
    'wal-restore': (4, lambda parser: parser.add_argument('--no-partial', action='store_true')),
    'backup': (2, backup),
    'restore': (4, restore),
    'backup-list': (2, lambda parser: parser.add_argument('--format')),
    'backup-show': (3, lambda parser: parser.add_argument('--format')),
    'check-wal-archive': (2, lambda parser: parser.add_argument('--timeline', type=integer(1))),
}


def parser_of(command):
    parser = Parser(prog=command, add_help=False)
    positionals, options = COMMANDS[command]
    for number in range(positionals):
        parser.add_argument('p%d' % number)
    common(parser)
    options(parser)
    return parser


def text(value):
    if isinstance(value, bool):
        return '-'
    if isinstance(value, int):
        return ','.join('-' * value)
    values = value if isinstance(value, list) else [value]
    return ','.join('x' + item.encode().hex() for item in values) or '-'


def outcome(parser, arguments):
    try:
        namespace = vars(parser.parse_args(arguments))
    except Refused:
        return 'REFUSED'
    except Asked as asked:
        return str(asked)
    given = []
    for action in parser._actions:
        value = namespace.get(action.dest)
        if action.option_strings and value is not None and (value is not False and value != 0 or value == []):
            given.append('%s:%s' % (max(action.option_strings, key=len), text(value)))
        elif not action.option_strings:
            given.append('%s:%s' % (action.dest, text(value)))
    return ' '.join(sorted(given))


def main():
    parsers = {command: parser_of(command) for command in COMMANDS}
    for line in sys.stdin:
        command, *arguments = line.rstrip('\n').split(' ')
        print(outcome(parsers[command], [bytes.fromhex(argument[1:]).decode() for argument in arguments]))


if sys.version_info >= (3, 12):
    sys.exit(77)
main()
