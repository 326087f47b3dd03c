"""What names say: which stand for a secret, and which for something about one."""

from __future__ import annotations

import pytest

from runelint.flow.secret_names import Secrecy, file_holds_secret, names_secret_file, secrecy


def each(names: str) -> list[str]:
    """Return the names of a table."""
    return names.split()


CERTAIN = """
password passwd passphrase passcode Password PASSWORD db_password dbPassword DB_PASSWORD db-password DbPassword
user_password userPassword admin_passwd ADMIN_PASSWD root_password mysql_password POSTGRES_PASSWORD PGPASSWORD
MYSQL_PWD MYSQL_ROOT_PASSWORD SSHPASS REDISCLI_AUTH RESTIC_PASSWORD BORG_PASSPHRASE ANSIBLE_BECOME_PASSWORD
new_password old_password current_password password_new password2 PASSWORD_1 plain_password password_plain
pass_phrase passPhrase pass_word user_pass db_pass SMTP_PASS dbpass rootpw root_pw admin_pw user_pwd dbpwd bind_pw
token TOKEN api_token apiToken access_token accessToken refresh_token id_token auth_token authToken AUTHTOKEN
bearer_token bearer VAULT_TOKEN GITHUB_TOKEN GH_TOKEN GITLAB_TOKEN SLACK_TOKEN CONSUL_HTTP_TOKEN NOMAD_TOKEN
join_token bootstrap_token registration_token csrf_token session_token AWS_SESSION_TOKEN bot_token bottoken jwt
reset_token deploy_token unlock_token DOCKER_TOKEN kube_token token_value tokenValue token_raw vault-token X-Vault-Token
api_key apiKey apikey APIKEY API_KEY APIKey X-API-Key x_api_key DD_API_KEY OPENAI_API_KEY cloud_api_key
private_key privateKey PRIVATE_KEY ssh_private_key private_key_pem privkey SSH_PRIVATE_KEY secret_key secretKey
AWS_SECRET_ACCESS_KEY aws_secret_access_key secret_access_key access_key accessKey AWS_ACCESS_KEY encryption_key
signing_key master_key hmac_key unseal_key pre_shared_key psk client_secret clientSecret CLIENT_SECRET app_secret
webhook_secret shared_secret secret_value SecretString secret_data basic_auth authorization authorization_header
auth_header authHeader connection_string connectionString AZURE_STORAGE_CONNECTION_STRING conn_str
mypassword dbPasswordB64 password_b64 password_base64 password_input default_password initial_password
generated_password temp_password sudo_password luks_passphrase keystorePassword truststore_password ldapPassword
enable_secret ENABLE_SECRET enableSecret enable-secret enable_secret_new switch_enable_password
"""

VAGUE = """
secret SECRET secrets credential credentials creds cred auth AUTH pass PASS db_credentials dbCreds app_credentials
api_keys access_keys tokens vault_secret db_secret authkey
"""

ABOUT = """
password_file passwordFile PASSWORD_FILE password_path token_file TOKEN_PATH key_path KEY_PATH KEY_FILE key_file
private_key_path private_key_file PRIVATE_KEY_FILE ssh_key_path SSH_KEY SSL_KEY tls_key host_key cert CERT cert_file
secret_name SECRET_NAME secretName secret_id token_id tokenId key_id kms_key_id access_key_id AWS_ACCESS_KEY_ID
token_count tokenCount password_length min_password_length max_tokens num_tokens total_tokens secrets_count
has_password hasPassword use_token useToken is_secret require_password no_password enable_token ask_password
enable_password ENABLE_PASSWORD enable_secrets enable_secret_manager enable_secret_key enable_secret_count use_secret
enable_secret_file enable_secret_hash
show_secrets rotate_secret generate_password reset_password_url skip_auth use_auth verify_token check_token
token_ttl token_expiry token_expires_at token_age password_age password_policy password_expiry secret_version
public_key publicKey PUBLIC_KEY ssh_public_key pubkey keyboard author authors authority authenticated monkey turkey
token_type tokenType token_url token_endpoint secrets_dir SECRETS_DIR secret_path secret_store secret_backend
passenger passengers passed passing pass_count compass bypass tokenize tokenizer secretary primary_key sort_key
cache_key partition_key foreign_key key keys keyring keytab key_name keyName key_size hostkey routing_key object_key
PWD OLDPWD pwd password_hash hashed_password passwordHash password_sha256 masked_token redacted_password token_masked
token_fingerprint encrypted_password page_token next_token nextToken continuation_token next_page_token
tls_secret pull_secret image_pull_secret k8s_secret SSH_AUTH_SOCK XAUTHORITY auth_method auth_mode auth_type auth_url
GOOGLE_APPLICATION_CREDENTIALS
AWS_SHARED_CREDENTIALS_FILE RESTIC_PASSWORD_FILE VAULT_ADDR password_prompt
passwordless password_authentication PasswordAuthentication credential_helper credentials_file token_name
user username login service host path message name value data header string b64 base64 json raw
"""


@pytest.mark.parametrize("name", each(CERTAIN))
def test_name_of_a_secret(name: str) -> None:
    """The name says that the value is a secret."""
    assert secrecy(name) is Secrecy.SECRET


@pytest.mark.parametrize("name", each(VAGUE))
def test_name_that_may_be_one(name: str) -> None:
    """The name stands for a secret, or for the name of one."""
    assert secrecy(name) is Secrecy.VAGUE


@pytest.mark.parametrize("name", each(ABOUT))
def test_name_of_something_else(name: str) -> None:
    """The name stands for something about a secret, or for something else altogether."""
    assert secrecy(name) is Secrecy.NONE


FILES = """
/run/secrets/db /run/secrets/db_password /var/run/secrets/kubernetes.io/serviceaccount/token /etc/app/password
/etc/app/db-password /etc/app/token.txt /root/.pgpass /root/.netrc /root/.vault-token /home/x/.ssh/id_rsa
/etc/ssl/private/server.key /etc/app/api_key /etc/app/secret.txt /etc/app/credentials /etc/app/api.token
/etc/app/.password /opt/app/privkey.pem
"""
OTHER_FILES = """
/etc/passwd /etc/shadow /etc/hosts /root/.ssh/id_rsa.pub /etc/app/config.yml /etc/ssl/certs/ca.crt /etc/app/public.pem
/var/run/secrets/kubernetes.io/serviceaccount/namespace /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
/var/lib/app/token_count /etc/pam.d/auth /var/log/auth.log /etc/app/password-policy /tmp/monkey /etc/secrets/
"""


@pytest.mark.parametrize("path", each(FILES))
def test_file_that_holds_a_secret(path: str) -> None:
    """What stands in the file is a secret, by its path."""
    assert file_holds_secret(path)


@pytest.mark.parametrize("path", each(OTHER_FILES))
def test_file_that_holds_none(path: str) -> None:
    """What stands in the file is no secret, as far as its path tells."""
    assert not file_holds_secret(path)


@pytest.mark.parametrize(
    "name",
    each(
        "PASSWORD_FILE password_file passwordFile KEY_FILE key_path TOKEN_PATH RESTIC_PASSWORD_FILE secret_file "
        "PGPASSFILE SECRET_FILE api_key_file private_key_path credentials_file passwordfile"
    ),
)
def test_name_of_a_file_with_a_secret(name: str) -> None:
    """The name stands for a file, and what is in that is a secret."""
    assert names_secret_file(name)


@pytest.mark.parametrize(
    "name",
    each(
        "file path config_file public_key_file pubkey_path log_file cert_file token password count_file "
        "password_hash_file logfile"
    ),
)
def test_name_of_another_file(name: str) -> None:
    """The name stands for a file without a secret, or for no file."""
    assert not names_secret_file(name)
