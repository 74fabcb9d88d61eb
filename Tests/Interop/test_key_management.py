"""Key management as a head-end does it, with gurux-dlms: Security setup and the secrets of associations."""

from datetime import datetime, timedelta, timezone

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from gurux_dlms import GXDLMSException, GXDLMSExceptionResponse
from gurux_dlms.enums import DataType, ObjectType
from gurux_dlms.objects.enums import GlobalKeyType
from harness.clients import READER, Client
from harness.gurux import GuruxClient
from harness.data_protection import Party, octet_string, octets_of
from harness.meter import Meter
from harness.pki import CLIENT_TITLE, METER_TITLE, certificate, private_key
from harness.program import ROOT
from harness.secure import BOTH, SYSTEM_TITLE, SecureClient, keys_of

MANAGEMENT = Client("management", 1)
GMAC = Client("mechanism-5", 5)
MD5 = Client("mechanism-3", 3)
NAME = (1, "0.0.42.0.0.255", 2)
SETUP = "0.0.43.0.1.255"
DIGESTS = {1: hashes.SHA256(), 2: hashes.SHA384()}


def definition(suite):
    return ROOT / "SampleMeters" / (f"suite{suite}.yaml" if suite else "three-phase.yaml")


@pytest.fixture(params=[0, 1, 2], ids="suite{}".format)
def suite(request):
    return request.param


@pytest.fixture(params=[1, 2], ids="suite{}".format)
def asymmetric(request):
    return request.param


@pytest.fixture
def meter(request):
    """A meter of the suite that the test asks for, or of suite 0."""
    wanted = {"suite", "asymmetric"} & set(request.fixturenames)
    with Meter(definition(request.getfixturevalue(wanted.pop()) if wanted else 0)) as running:
        yield running


class Manager(SecureClient):
    """Client 1 with the keys of its suite, or with others."""

    def __init__(self, meter, suite=0, keys=None, counter=1, title=SYSTEM_TITLE):
        key, authentication_key, self.master_key = keys or keys_of(suite)
        super().__init__(
            meter.address, MANAGEMENT, 5, BOTH, key=key, authentication_key=authentication_key, suite=suite,
            counter=counter, title=title)

    @property
    def setup(self):
        return self.object(64, SETUP)

    def transfer(self, keys, master_key=None):
        master_key = master_key or self.master_key
        if len(master_key) == 16:
            return self.exchange(self.setup.globalKeyTransfer(self.dlms, master_key, list(keys.items())))
        # gurux-dlms for Python wraps keys of 16 octets only.
        wrapped = [(use, aes_key_wrap(master_key, key)) for use, key in keys.items()]
        elements = b"".join(bytes([2, 2, 0x16, use, 9, len(key)]) + key for use, key in wrapped)
        parameter = bytes([1, len(wrapped)]) + elements
        return self.exchange(self.dlms.method(self.setup, 2, parameter, DataType.ARRAY))

    def reads(self):
        return bytes(self.get(*NAME)) == b"MCS00000001"


def new_keys(suite):
    length = len(keys_of(suite)[0])
    return bytes([0x5A]) * length, bytes([0xA5]) * length, bytes([0x3C]) * length


def test_keys_are_transferred_and_count_from_then_on(meter, suite):
    encryption, authentication, master = new_keys(suite)
    with Manager(meter, suite) as client:
        client.transfer({
            GlobalKeyType.UNICAST_ENCRYPTION: encryption,
            GlobalKeyType.AUTHENTICATION: authentication,
            GlobalKeyType.KEK: master,
        })
        client.dlms.ciphering.blockCipherKey = encryption
        client.dlms.ciphering.authenticationKey = authentication
        assert client.reads(), "the same association goes on with the new keys"
    with pytest.raises(GXDLMSException), Manager(meter, suite, counter=1000):
        pass
    with Manager(meter, suite, (encryption, authentication, master), counter=2000) as client:
        assert client.reads()
        client.transfer({GlobalKeyType.UNICAST_ENCRYPTION: keys_of(suite)[0]})
    with Manager(meter, suite, (keys_of(suite)[0], authentication, master), counter=1) as client:
        assert client.reads(), "a key that is new again has heard of no counter"


def test_a_key_under_another_master_key_is_refused_and_nothing_changes(meter):
    with Manager(meter) as client:
        with pytest.raises(GXDLMSException):
            client.transfer({GlobalKeyType.UNICAST_ENCRYPTION: bytes(16)}, master_key=bytes(16))
        assert client.reads()
    with Manager(meter, counter=1000) as client:
        assert client.reads()


def test_a_policy_is_raised_and_never_lowered(tmp_path):
    both, name = 0x6C, "0.0.43.0.5.255"
    path = tmp_path / "managed.yaml"
    path.write_text(
        f"extends: {definition(0)}\n"
        "logical_devices: [{sap: 1, associations: [{client: 5, access: manager}]}]\n")
    with Meter(path) as meter:
        with SecureClient(meter.address, GMAC, 5) as plain:
            assert bytes(plain.get(*NAME)) == b"MCS00000001", "without protection"
        with SecureClient(meter.address, GMAC, 5, BOTH, counter=100) as client:
            client.invoke(64, name, 1, both, DataType.ENUM)
            assert client.get(64, name, 2) == both
            with pytest.raises(GXDLMSException):
                client.invoke(64, name, 1, 0x24, DataType.ENUM)
            assert client.get(64, name, 2) == both
        with pytest.raises((GXDLMSException, GXDLMSExceptionResponse)), SecureClient(
            meter.address, GMAC, 5, counter=200
        ) as plain:
            plain.get(*NAME)


@pytest.mark.parametrize("by", ["method", "attribute"])
def test_a_secret_changes_with_the_next_association(meter, by):
    secret = b"quite another one"
    association = association_of(meter, MD5)
    with Manager(meter) as client:
        target = client.object(15, association)
        if by == "method":
            client.exchange(client.dlms.method(target, 2, secret, DataType.OCTET_STRING))
        else:
            target.secret = secret
            client.write(target, 7)
        with pytest.raises(GXDLMSException):
            client.get(15, association, 7)
    with pytest.raises(GXDLMSException), SecureClient(meter.address, MD5, 3):
        pass
    with SecureClient(meter.address, MD5, 3, secret=secret) as client:
        assert bytes(client.get(*NAME)) == b"MCS00000001"
    printed = "\n".join(meter.lines)
    assert secret.decode() not in printed and secret.hex() not in printed.lower()


def association_of(meter, client):
    """The object of a client's association, from the list of all."""
    with GuruxClient(meter.address, READER) as reader:
        for item in reader.object_list():
            if item.objectType == ObjectType.ASSOCIATION_LOGICAL_NAME:
                if reader.get(15, item.logicalName, 3)[0] == client.sap:
                    return item.logicalName
    raise AssertionError(f"no association of {client}")


# Key pairs and certificates


class Authority:
    """The test PKI's authority of a suite."""

    def __init__(self, suite):
        self.digest = DIGESTS[suite]
        self.key, self.certificate = private_key(suite, "ca"), certificate(suite, "ca")

    def issue(self, request: x509.CertificateSigningRequest) -> x509.Certificate:
        now = datetime.now(timezone.utc)
        builder = (
            x509.CertificateBuilder()
            .subject_name(request.subject)
            .issuer_name(self.certificate.subject)
            .public_key(request.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=365))
        )
        for extension in request.extensions:
            builder = builder.add_extension(extension.value, extension.critical)
        return builder.sign(self.key, self.digest)


def der(certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.DER)


def request_of(client, purpose) -> x509.CertificateSigningRequest:
    reply = client.exchange(client.setup.generateCertificate(client.dlms, purpose))
    return x509.load_der_x509_csr(bytes(reply.value))


@pytest.mark.parametrize("purpose", [0, 1, 2], ids=["signature", "agreement", "tls"])
def test_a_key_pair_is_made_certified_exported_and_its_certificate_removed(meter, asymmetric, purpose):
    with Manager(meter, asymmetric) as client:
        client.exchange(client.setup.generateKeyPair(client.dlms, purpose))
        request = request_of(client, purpose)
        assert request.is_signature_valid
        assert request.subject.rfc4514_string() == "CN=4D43530000000001"
        issued = Authority(asymmetric).issue(request)
        client.exchange(client.dlms.method(client.setup, 6, der(issued), DataType.OCTET_STRING))

        by_entity = client.setup.exportCertificateByEntity(client.dlms, 0, purpose, METER_TITLE)
        assert bytes(client.exchange(by_entity).value) == der(issued)
        issuer = issued.issuer.public_bytes()
        by_serial = client.setup.exportCertificateBySerial(client.dlms, issued.serial_number, issuer)
        assert bytes(client.exchange(by_serial).value) == der(issued)
        listed = [row for row in client.get(64, SETUP, 6) if row[0] == 0 and row[1] == purpose]
        assert [(int.from_bytes(row[2]), bytes(row[3])) for row in listed] == [(issued.serial_number, issuer)]

        client.exchange(client.setup.removeCertificateByEntity(client.dlms, 0, purpose, METER_TITLE))
        with pytest.raises(GXDLMSException):
            client.exchange(client.setup.exportCertificateByEntity(client.dlms, 0, purpose, METER_TITLE))


def test_certificates_of_strangers_and_for_other_keys_are_refused(meter, asymmetric):
    authority = Authority(asymmetric)
    with Manager(meter, asymmetric) as client:
        client.exchange(client.setup.generateKeyPair(client.dlms, 0))
        stale = authority.issue(request_of(client, 0))
        client.exchange(client.setup.generateKeyPair(client.dlms, 0))
        for octets in (der(stale), der(stale)[:-1], b""):
            with pytest.raises(GXDLMSException):
                client.exchange(client.dlms.method(client.setup, 6, octets, DataType.OCTET_STRING))
        fresh = authority.issue(request_of(client, 0))
        client.exchange(client.dlms.method(client.setup, 6, der(fresh), DataType.OCTET_STRING))


def test_the_definition_s_certificates_are_listed(meter, asymmetric):
    with Manager(meter, asymmetric) as client:
        rows = client.get(64, SETUP, 6)
        assert sorted((row[0], row[1]) for row in rows) == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 3)]
        assert client.get(64, SETUP, 3) == asymmetric
        exported = client.exchange(
            client.setup.exportCertificateByEntity(client.dlms, 1, 0, CLIENT_TITLE))
        assert bytes(exported.value) == der(certificate(asymmetric, "client-signing"))


# Key agreement: gurux-dlms for Python cannot sign, so what it sends is made here.


def party(suite):
    return Party(
        suite, CLIENT_TITLE, METER_TITLE, keys_of(suite),
        (private_key(suite, "client-signing"), private_key(suite, "client-agreement")),
        (certificate(suite, "meter-signing").public_key(), certificate(suite, "meter-agreement").public_key()))


def agree(client, own, uses, *, sign_as=None):
    """The keys for these uses that the meter and we agree on."""
    ephemeral = {use: ec.generate_private_key(own.curve) for use in uses}
    elements = b""
    for use, key in ephemeral.items():
        public = octets_of(key.public_key())
        signature = own.sign(bytes([use if sign_as is None else sign_as]) + public)
        elements += bytes([2, 2, 0x16, use]) + octet_string(public + signature)
    request = client.dlms.method(client.setup, 3, bytes([1, len(ephemeral)]) + elements, DataType.ARRAY)
    keys = {}
    for use, data in client.exchange(request).value:
        public, signature = bytes(data[: 2 * own.size]), bytes(data[2 * own.size :])
        own.verify(signature, bytes([use]) + public)
        algorithm = (2 if use == GlobalKeyType.KEK else 0) + (1 if own.suite == 2 else 0)
        keys[use] = own.agreed_key(ephemeral[use], public, algorithm)
    return keys


def test_keys_are_agreed_on_and_count_from_then_on(meter, asymmetric):
    own = party(asymmetric)
    uses = [GlobalKeyType.UNICAST_ENCRYPTION, GlobalKeyType.AUTHENTICATION, GlobalKeyType.KEK]
    with Manager(meter, asymmetric, title=CLIENT_TITLE) as client:
        agreed = agree(client, own, uses)
        keys = tuple(agreed[use] for use in uses)
        client.dlms.ciphering.blockCipherKey, client.dlms.ciphering.authenticationKey = keys[:2]
        assert client.reads(), "the same association goes on with the new keys"
    with pytest.raises(GXDLMSException), Manager(meter, asymmetric, counter=1000):
        pass
    with Manager(meter, asymmetric, keys, counter=2000) as client:
        assert client.reads()
        client.transfer({GlobalKeyType.UNICAST_ENCRYPTION: keys_of(asymmetric)[0]})


def test_nothing_is_agreed_on_with_a_wrong_signature_or_a_stranger(meter, asymmetric):
    own = party(asymmetric)
    with Manager(meter, asymmetric, title=CLIENT_TITLE) as client:
        with pytest.raises(GXDLMSException):
            agree(client, own, [GlobalKeyType.AUTHENTICATION], sign_as=GlobalKeyType.KEK)
        assert client.reads()
    with Manager(meter, asymmetric, counter=1) as client:
        with pytest.raises(GXDLMSException):
            agree(client, own, [GlobalKeyType.AUTHENTICATION])
