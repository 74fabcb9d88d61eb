"""The test PKI of SampleMeters/pki."""

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from harness.program import ROOT

METER_TITLE = bytes.fromhex("4D43530000000001")
CLIENT_TITLE = bytes.fromhex("4D43580000000007")


def private_key(suite: int, name: str):
    return serialization.load_pem_private_key(_read(suite, f"{name}.key.pem"), None)


def certificate(suite: int, name: str) -> x509.Certificate:
    return x509.load_pem_x509_certificate(_read(suite, f"{name}.crt.pem"))


def _read(suite: int, file: str) -> bytes:
    return (ROOT / "SampleMeters" / "pki" / f"suite{suite}" / file).read_bytes()
