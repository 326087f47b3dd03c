"""What the table of external commands says, and how a command line is read with it."""

from __future__ import annotations

import shlex
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest

from runelint.flow import command_table
from runelint.flow.command_table import Entry, entry
from runelint.flow.commands import Effects, Fails, Stdin, Stdout, effects

TABLE = tomllib.loads(Path(command_table.__file__).with_name("commands.toml").read_text(encoding="utf-8"))
HINTS = get_type_hints(Entry)
CLAIMS = tomllib.loads(Path(__file__).with_name("commands_claims.toml").read_text(encoding="utf-8"))
OF_LISTS = (Sequence[str], bool | Sequence[str])
OF_TABLES = ("bare", "sub")


def of(line: str) -> Effects:
    """Return the effects of a command line in which `?` stands for a word that is not known."""
    name, *words = shlex.split(line)
    found = effects(name, [None if word == "?" else word for word in words])
    assert found is not None, f"{name} is not in the table"
    return found


# --- The table itself ---


def subs(tables: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every table of `tables`, also those of sub-commands, with its names."""
    for names, keys in tables.items():
        yield names, keys
        yield from subs(keys.get("sub", {}))


@pytest.mark.parametrize(("names", "keys"), list(subs(TABLE)))
def test_each_table_holds_only_documented_keys_with_values_of_their_type(names: str, keys: Mapping[str, Any]) -> None:
    """A key is a field of `Entry` with a value that it can have, or `like`, which names a command."""
    for key, value in keys.items():
        if key == "like":
            assert entry(value) is not None, f"{names} is like {value}, which is not there"
        else:
            assert fits(key, value), f"{names}: {key} = {value!r}"
    for key, value in keys.get("bare", {}).items():
        assert key in ("stdout", "fails", "stdin"), f"{names}: bare.{key}"
        assert fits(key, value), f"{names}: bare.{key} = {value!r}"


def fits(key: str, value: object) -> bool:
    """Return whether `value` is one that the field `key` of `Entry` can have."""
    kind = HINTS[key]
    if kind in OF_LISTS and isinstance(value, list):
        return all(isinstance(item, str) and item for item in value)
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    return isinstance(value, dict if key in OF_TABLES else bool if kind in OF_LISTS else kind)


def test_every_key_is_explained_at_the_top_of_the_table() -> None:
    """The head of `commands.toml` says what each key means."""
    text = Path(command_table.__file__).with_name("commands.toml").read_text(encoding="utf-8")
    head = text[: text.index("\n[")]
    keys = set(Entry._fields) - {"sub", "language"} | {"like"}
    assert [key for key in sorted(keys) if key not in head.replace(",", " ").split()] == []


def test_no_command_stands_in_two_tables() -> None:
    """A command, and a sub-command under its command, has one table."""
    for level in (TABLE, *(keys["sub"] for _, keys in subs(TABLE) if "sub" in keys)):
        names = Counter(name for names in level for name in names.split())
        assert [name for name, count in names.items() if count > 1] == []


def test_an_option_that_names_the_file_for_all_output_has_a_value() -> None:
    """Each option of `output_with` is one of `values`, so that the file is not taken for an operand."""
    for names, keys in subs(TABLE):
        for name in names.split():
            found = entry(name) if keys is TABLE.get(names) else None
            children = [] if found is None else [entry(name, sub) for sub in command_table.by_name(found.sub or {})]
            for each in (found, *children):
                assert each is None or set(each.output_with) <= {*each.values, *each.attached}, name


def test_the_part_about_each_command_is_read_as_in_the_whole_file() -> None:
    """Every command and sub-command of the table can be looked up; there are more than 250 commands."""
    names = [name for names in TABLE for name in names.split()]
    assert len(names) > 250
    for name in names:
        found = entry(name)
        assert found is not None, name
        for sub in command_table.by_name(found.sub or {}):
            assert entry(name, sub) is not None, f"{name} {sub}"


ODD_LINES: tuple[list[str | None], ...] = (
    [],
    [None],
    ["-"],
    ["--"],
    ["--", None],
    ["", "-", "--"],
    ["-x", None, "--x="],
    [None, ";", "-exec"],
)


def test_no_line_is_too_odd_for_any_command() -> None:
    """A line may break off anywhere, also before an option's value, and hold any words."""
    for names, keys in TABLE.items():
        options = (*keys.get("values", ()), *keys.get("pairs", ()), *keys.get("code_with", ()))
        for line in (*ODD_LINES, *([option] for option in options)):
            for name in names.split():
                assert effects(name, line) is not None, f"{name} {line}"
                for sub in command_table.by_name(keys.get("sub", {})):
                    assert effects(name, [sub, *line]) is not None, f"{name} {sub} {line}"


# --- Reading a command line ---

STDOUT_CLAIMS = {
    "systemctl restart nginx": Stdout.SILENT,
    "tar -xzf - -C d": Stdout.SILENT,
    "tar -czf - d": Stdout.WRITES,
    "tar --create --file=- d": Stdout.WRITES,
    "tar tf -": Stdout.WRITES,
    "systemctl status nginx": Stdout.WRITES,
    "systemctl is-active nginx": Stdout.WRITES,
    "systemctl --quiet is-active nginx": Stdout.SILENT,
    "systemctl is-active -q nginx": Stdout.SILENT,
    "systemctl -H host --type service list-units": Stdout.WRITES,
    "systemctl ? nginx": Stdout.UNKNOWN,
    "systemctl daemon-reload": Stdout.SILENT,
    "systemctl": Stdout.WRITES,
    "docker --context prod ps": Stdout.WRITES,
    "docker tag a b": Stdout.SILENT,
    "docker run -d image": Stdout.WRITES,
    "docker cp a:/b c": Stdout.SILENT,
    "docker container ls": Stdout.WRITES,
    "docker container tag a b": Stdout.SILENT,
    "docker exec -u root web nginx -s reload": Stdout.SILENT,
    "docker exec web cat /f": Stdout.WRITES,
    "docker compose -f x.yml up -d": Stdout.SILENT,
    "docker-compose ps": Stdout.WRITES,
    "podman ps": Stdout.WRITES,
    "kubectl -n web exec pod -c main -- ls": Stdout.WRITES,
    "kubectl apply -f x.yml": Stdout.WRITES,
    "wget http://x": Stdout.SILENT,
    "wget -qO- http://x": Stdout.WRITES,
    "wget -q -O - http://x": Stdout.WRITES,
    "wget -q --output-document=- http://x": Stdout.WRITES,
    "wget -qO out http://x": Stdout.SILENT,
    "wget -nv http://x": Stdout.SILENT,
    "curl -fsSLo out http://x": Stdout.SILENT,
    "curl -fsS --output out http://x": Stdout.SILENT,
    "curl -fsS ?": Stdout.WRITES,
    "curl -so /dev/null -w '%{http_code}' http://x": Stdout.WRITES,
    "apt-get install -y x": Stdout.WRITES,
    "apt-get -qq update": Stdout.SILENT,
    "apt-get -qq install x": Stdout.WRITES,
    "apt-get -q install x": Stdout.WRITES,
    "yum -q install x": Stdout.SILENT,
    "yum -y install x": Stdout.WRITES,
    "rpm -q bash": Stdout.WRITES,
    "rpm -i x.rpm": Stdout.SILENT,
    "mount /dev/sdb /mnt": Stdout.SILENT,
    "mount -a": Stdout.SILENT,
    "crontab -l": Stdout.WRITES,
    "crontab file": Stdout.SILENT,
    "rsync -a a b": Stdout.SILENT,
    "rsync -av a b": Stdout.WRITES,
    "nginx -t": Stdout.SILENT,
    "ip addr": Stdout.WRITES,
    "ip -br addr show eth0": Stdout.WRITES,
    "ip addr add 10.0.0.1/8 dev eth0": Stdout.SILENT,
    "iptables -A INPUT -p tcp --dport 22 -j ACCEPT": Stdout.SILENT,
    "iptables -t nat -L -n": Stdout.WRITES,
    "mysql -e 'SELECT 1'": Stdout.WRITES,
    "mysql -psecret -e 'FLUSH PRIVILEGES'": Stdout.SILENT,
    "mysql -sNe 'INSERT INTO a SELECT 1'": Stdout.SILENT,
    "mysql -e 'USE a; SELECT 1'": Stdout.WRITES,
    "mysql -e ?": Stdout.UNKNOWN,
    "git -C ? pull": Stdout.WRITES,
    "git checkout main": Stdout.UNKNOWN,
    "aws s3 cp a s3://b": Stdout.WRITES,
    "aws s3 cp a s3://b --quiet": Stdout.SILENT,
    "useradd x": Stdout.SILENT,
    "python3 script.py": Stdout.UNKNOWN,
    "ssh -o BatchMode=yes host systemctl restart nginx": Stdout.SILENT,
    "ssh host 'systemctl restart nginx'": Stdout.SILENT,
    "ssh host 'cat /f | wc -l'": Stdout.WRITES,
    "ssh host ?": Stdout.UNKNOWN,
    "ssh -p 22 host uptime": Stdout.WRITES,
    "su - app -c 'cat file'": Stdout.WRITES,
    "sudo -u x timeout 5 systemctl restart y": Stdout.SILENT,
    "sudo -u x timeout 5 systemctl status y": Stdout.WRITES,
    "sudo -E A=b no-such-command": Stdout.UNKNOWN,
    "sudo ?": Stdout.UNKNOWN,
    "/usr/bin/curl http://x": Stdout.WRITES,
    "java --version": Stdout.WRITES,
}


@pytest.mark.parametrize(("line", "claim"), STDOUT_CLAIMS.items())
def test_options_and_sub_commands_decide_whether_a_command_writes(line: str, claim: Stdout) -> None:
    """What is written goes by the sub-command, the options, bundled or not, and the command that a wrapper runs."""
    assert of(line).writes is claim


def claimed(kind: type[Stdout | Fails]) -> list[Any]:
    """Return the lines of `commands_claims.toml` with what they claim of this kind."""
    values = [member.value for member in kind if member is not Fails.UNKNOWN]
    return [
        pytest.param(line, kind(claim), id=f"{line} {claim}")
        for claims in CLAIMS.values()
        for claim, lines in claims.items()
        for line in lines
        if claim in values
    ]


@pytest.mark.parametrize(("line", "claim"), claimed(Stdout))
def test_the_form_of_a_command_decides_whether_it_writes(line: str, claim: Stdout) -> None:
    """What asks and lists writes; what changes something is silent if the real tool is; options for quiet count."""
    assert of(line).writes is claim


@pytest.mark.parametrize(("line", "claim"), claimed(Fails))
def test_the_form_of_a_command_decides_when_it_fails(line: str, claim: Fails) -> None:
    """What fails in ordinary life is told apart from what only fails when the machine is broken."""
    assert of(line).fails is claim


FAILS_CLAIMS = {
    "systemctl restart nginx": Fails.ORDINARY,
    "systemctl ? nginx": Fails.ORDINARY,
    "grep -q x file": Fails.ORDINARY,
    "cat file": Fails.PATH,
    "cat ?": Fails.PATH,
    "cat": Fails.RARELY,
    "cat /dev/null": Fails.RARELY,
    "rm -rf x": Fails.RARELY,
    "rm -r x": Fails.PATH,
    "mkdir -m 700 -p x": Fails.RARELY,
    "ln -snf a b": Fails.RARELY,
    "jq -n --arg a ? --argjson b 1 '{}'": Fails.RARELY,
    "jq -r .a": Fails.RARELY,
    "jq -re .a": Fails.ORDINARY,
    "jq .a ?": Fails.PATH,
    "sudo cat file": Fails.PATH,
    "sudo rm -f file": Fails.RARELY,
    "nice -n 10 pgrep x": Fails.ORDINARY,
    "timeout 5 true": Fails.ORDINARY,
    "sudo ?": Fails.UNKNOWN,
    "python3 script.py": Fails.UNKNOWN,
    "id": Fails.RARELY,
    "id app": Fails.PATH,
    "openssl x509 -in file -noout": Fails.ORDINARY,
    "openssl s_client -connect x:443": Fails.ORDINARY,
    "docker --version": Fails.RARELY,
    "date +%s": Fails.RARELY,
}


@pytest.mark.parametrize(("line", "claim"), FAILS_CLAIMS.items())
def test_options_operands_and_sub_commands_decide_when_a_command_fails(line: str, claim: Fails) -> None:
    """A file command fails over a path only when it is given one, and options such as `-f` take that back."""
    assert of(line).fails is claim


PATHS = {
    "cat a b": (0, 1),
    "cat - a": (1,),
    "cat -- -a": (1,),
    "sed -n 1p file": (2,),
    "sed -e 1p file": (2,),
    "sed -i.bak s/a/b/ file": (2,),
    "chmod 600 ?": (1,),
    "awk -F : '{print}' file": (3,),
    "jq --arg a b .x file": (4,),
    "tar xzf a.tgz -C dir": (1, 3),
    "tar -xzf a.tgz": (1,),
    "tar --file=a.tgz -x": (0,),
    "dd if=a of=b": (0, 1),
    "find a b -name c": (0, 1),
    "find a -exec cat {} b ;": (0, 4),
    "sudo -u x cat a": (3,),
    "sudo nice -n 5 cat a": (4,),
    "ssh host cat a": (),
    "grep x a": (),
}


@pytest.mark.parametrize(("line", "paths"), PATHS.items())
def test_the_words_that_name_needed_files_are_told(line: str, paths: tuple[int, ...]) -> None:
    """`paths` leaves out patterns, programs, values of other options, and files of other machines."""
    assert of(line).paths == paths


INNER = {
    "sudo -u x -- systemctl restart y": ("systemctl restart y",),
    "env -u A B=c D=? cmd x": ("cmd x",),
    "timeout -k 5 10 cmd -q": ("cmd -q",),
    "chroot /mnt cmd x": ("cmd x",),
    "ssh -i key -p 22 user@host cmd -x": ("cmd -x",),
    "xargs -r -n 1 -I{} cmd {}": ("cmd {}",),
    "find . -exec a {} ; -execdir b {} +": ("a {}", "b {}"),
    "docker run --rm -v a:b -e C=d image cmd -d": ("cmd -d",),
    "docker exec -it web sh -c x": ("sh -c x",),
    "kubectl -n a exec -it pod -c b -- cmd": ("cmd",),
    "runuser -u app -- cmd x": ("cmd x",),
    "flock -w 10 lock cmd": ("cmd",),
    "sudo -l": (),
    "su - app -c x": (),
    "cat cmd": (),
}


@pytest.mark.parametrize(("line", "inner"), INNER.items())
def test_a_wrapper_tells_where_the_command_begins_that_it_runs(line: str, inner: tuple[str, ...]) -> None:
    """`inner` skips the wrapper's options with their values, assignments, and operands such as a duration or a host."""
    words = shlex.split(line)[1:]
    assert tuple(" ".join(words[run.start : run.stop]) for run in of(line).inner) == inner


CODE = {
    "bash -c 'echo a' name": ("echo a", "sh"),
    "bash -ec 'echo a'": ("echo a", "sh"),
    "su - app -c 'echo a'": ("echo a", "sh"),
    "sudo bash -c 'echo a'": ("echo a", "sh"),
    "docker exec web sh -c 'echo a'": ("echo a", "sh"),
    "ssh host 'echo a'": ("echo a", "sh"),
    "flock lock -c 'echo a'": ("echo a", "sh"),
    "python3 -c 'print(1)' x": ("print(1)", "python"),
    "awk -v a=b '{print a}' file": ("{print a}", "awk"),
    "sed -n -e 1p file": ("1p", "sed"),
    "psql -d x -c 'select 1'": ("select 1", "sql"),
    "bash script -c x": ("", ""),
}


@pytest.mark.parametrize(("line", "code"), CODE.items())
def test_program_text_among_the_arguments_is_told_with_its_language(line: str, code: tuple[str, str]) -> None:
    """`code` are the words that the command runs as a program."""
    words = shlex.split(line)[1:]
    assert (" ".join(words[at] for at in of(line).code), of(line).language) == code


def test_what_goes_on_in_the_background_is_told() -> None:
    """`detaches`: it goes on after the command; `holds_stdout`: with our stdout."""
    assert of("docker run -d image").detaches
    assert not of("docker run image").detaches
    assert of("sudo docker run -dit image").detaches
    assert of("systemd-run --unit x cmd").writes is Stdout.SILENT
    assert of("setsid -f cmd").holds_stdout
    assert of("nohup setsid --fork cmd").holds_stdout
    assert not of("setsid cmd").holds_stdout
    assert of("ssh -f host cmd").holds_stdout


STDIN_CLAIMS = {
    "cat": Stdin.READS,
    "cat file": Stdin.LEAVES,
    "cat file -": Stdin.READS,
    "grep x": Stdin.READS,
    "grep -r x": Stdin.LEAVES,
    "grep x file": Stdin.LEAVES,
    "jq -n 1": Stdin.LEAVES,
    "jq .": Stdin.READS,
    "ssh host cmd": Stdin.READS,
    "ssh -n host cmd": Stdin.LEAVES,
    "sudo cat": Stdin.READS,
    "docker exec web cat": Stdin.LEAVES,
    "docker exec -i web cat": Stdin.READS,
    "kubectl apply -f -": Stdin.READS,
    "curl -d @- http://x": Stdin.READS,
    "curl http://x": Stdin.LEAVES,
    "bash -s": Stdin.READS,
    "bash": Stdin.READS,
    "bash script": Stdin.UNKNOWN,
    "xargs rm": Stdin.READS,
    "mysql -e x": Stdin.LEAVES,
    "tar -C d -czf a.tgz -T -": Stdin.READS,
    "tar -czf a.tgz --files-from=-": Stdin.READS,
    "tar czfT a.tgz -": Stdin.READS,
    "tar -xzf - -C d": Stdin.READS,
    "tar xf -": Stdin.READS,
    "tar --list --file -": Stdin.READS,
    "tar -czf - d": Stdin.LEAVES,
    "tar -czf a.tgz d": Stdin.LEAVES,
    "tar -czf a.tgz -T list": Stdin.LEAVES,
    "zip -q a.zip -@": Stdin.READS,
    "rsync -a --files-from=- a b": Stdin.READS,
    "rsync -a --files-from=list a b": Stdin.LEAVES,
    "wget -qi - -P d": Stdin.READS,
    "grep -f - a": Stdin.READS,
    "du --files0-from=-": Stdin.READS,
    "git commit -F -": Stdin.READS,
    "git commit -m x": Stdin.LEAVES,
    "docker build -t x -": Stdin.READS,
    "docker build -t x .": Stdin.LEAVES,
    "docker import - name": Stdin.READS,
    "helm upgrade x y -f -": Stdin.READS,
    "vault kv put secret/x value=-": Stdin.READS,
    "vault login -": Stdin.READS,
    "consul snapshot save -": Stdin.LEAVES,
    "openssl rsa -passin stdin -in x": Stdin.READS,
    "gpg --batch --passphrase-fd 0 -d x.gpg": Stdin.READS,
    "cryptsetup luksOpen --key-file - /dev/x y": Stdin.READS,
    "ip -batch -": Stdin.READS,
    "passwd --stdin root": Stdin.READS,
}


@pytest.mark.parametrize(("line", "claim"), STDIN_CLAIMS.items())
def test_options_and_operands_decide_whether_a_command_reads_stdin(line: str, claim: Stdin) -> None:
    """A command reads stdin always, only without files, or for the value `-`."""
    assert of(line).stdin is claim


def test_a_command_that_the_table_does_not_know_has_no_effects() -> None:
    """Unknown stays unknown."""
    assert effects("no-such-command-here", ["-q"]) is None


# --- Secrets ---

PRINTING_A_SECRET = (
    "vault kv get -field=password secret/app",
    "vault kv get -format=json secret/app",
    "vault read -field=password database/creds/ro",
    "vault token create -field=token",
    "aws secretsmanager get-secret-value --secret-id x --query SecretString --output text",
    "aws ssm get-parameter --name /a --with-decryption --query Parameter.Value",
    "aws ecr get-login-password",
    "gcloud secrets versions access latest --secret=db",
    "gcloud auth print-access-token",
    "kubectl get secret db -o jsonpath={.data.password}",
    "kubectl -n x get secret db -o json",
    "kubectl get secret ? -ojson",
    "pass show db/prod",
    "pass db/prod",
    "gopass show -o db",
    "op read op://v/i/password",
    "op item get db --fields label=password",
    "az keyvault secret show --name a --vault-name b --query value -o tsv",
    "gh auth token",
    "sudo vault kv get -field=password a",
    "timeout 5 pass show x",
    "pwgen 20 1",
    "bw get password x",
    "sops -d x.yaml",
    "lpass show --password x",
)
PRINTING_NONE = (
    "vault kv get -field=username secret/app",
    "vault status",
    "vault kv put secret/app password=-",
    "vault kv list secret/",
    "vault token lookup",
    "vault secrets list",
    "aws ssm get-parameter --name /a",
    "aws s3 ls",
    "aws --region eu secretsmanager describe-secret --secret-id x",
    "gcloud secrets list",
    "kubectl get secrets",
    "kubectl get secret db -o name",
    "kubectl get secret db -o jsonpath={.metadata.name}",
    "kubectl get pods -o json",
    "kubectl get secret ? -n ? -o ?",
    "pass ls",
    "pass insert db",
    "op item list",
    "gh auth status",
)


@pytest.mark.parametrize("line", PRINTING_A_SECRET)
def test_command_that_prints_a_secret(line: str) -> None:
    """What the command prints is a secret, whatever the variable is called that takes it."""
    assert of(line).secret


@pytest.mark.parametrize("line", PRINTING_NONE)
def test_command_of_a_store_that_prints_no_secret(line: str) -> None:
    """A command that knows secrets prints none here, or may be asked for something else."""
    assert not of(line).secret
