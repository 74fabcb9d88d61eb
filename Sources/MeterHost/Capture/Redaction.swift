import COSEM
import DLMSServer
import DLMSWire

/// Masks secrets in frames: passwords in an AARQ, secret attributes and key material in SET, ACTION and their
/// responses. Whether an attribute is secret is looked up in the catalogue.
public enum Redaction {
    /// What stands in the place of a secret.
    public static let mask = "••••••"
    /// What stands in the place of a secret octet in hex.
    public static let octetMask = "••"
}
