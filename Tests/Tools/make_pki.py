"""Makes the key pairs and certificates of SampleMeters/pki, for tests only: everybody may know them.

usage: make_pki.py FOLDER    writes FOLDER/suite1 and FOLDER/suite2 anew. Needs the package `cryptography`.

The profile is that of IEC 62056-5-3: X.509 v3, subject CN = system title in hexadecimal digits, one key usage for each
certificate, ECDSA with SHA-256 on P-256 (suite 1) or with SHA-384 on P-384 (suite 2).
"""

import sys
from datetime import datetime, timezone
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

SUITES = {1: (ec.SECP256R1(), hashes.SHA256()), 2: (ec.SECP384R1(), hashes.SHA384())}
TITLES = {"meter": "4D43530000000001", "client": "4D43580000000007"}
PURPOSES = {"signing": "digital_signature", "agreement": "key_agreement"}
BEGIN = datetime(2024, 1, 1, tzinfo=timezone.utc)
END = datetime(2049, 12, 31, 23, 59, 59, tzinfo=timezone.utc)
USAGES = (
    "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign "
    "encipher_only decipher_only"
).split()


def name(text):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def usage(*wanted):
    return x509.KeyUsage(**{each: each in wanted for each in USAGES})


def certificate(subject, key, issuer, issuer_key, digest, *usages):
    """A certificate of `key`; of an authority when it may sign others."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(name(subject))
        .issuer_name(name(issuer))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(BEGIN)
        .not_valid_after(END)
        .add_extension(usage(*usages), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if "key_cert_sign" in usages:
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.sign(issuer_key, digest)


def write(folder, stem, key, certificate):
    (folder / f"{stem}.key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    (folder / f"{stem}.crt.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))


def make(folder, suite):
    curve, digest = SUITES[suite]
    folder.mkdir(parents=True, exist_ok=True)
    authority, root = f"MeterConsole test CA, suite {suite}", ec.generate_private_key(curve)
    write(folder, "ca", root, certificate(authority, root, authority, root, digest, "key_cert_sign", "crl_sign"))
    for owner, title in TITLES.items():
        for stem, purpose in PURPOSES.items():
            key = ec.generate_private_key(curve)
            write(folder, f"{owner}-{stem}", key, certificate(title, key, authority, root, digest, purpose))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    for number in SUITES:
        make(Path(sys.argv[1]) / f"suite{number}", number)
