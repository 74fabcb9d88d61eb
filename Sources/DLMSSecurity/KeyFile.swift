import Crypto
import DLMSServer
import Foundation
import SwiftASN1

/// Reads keys and certificates as other tools write them.
public enum KeyFile {
    /// The number of the private key in a PEM text, PKCS #8 or SEC 1.
    /// - Returns: nil when the text holds no private key of this curve.
    public static func privateKey(pem text: String, on curve: EllipticCurve) -> [UInt8]? {
        let key: Data? =
            switch curve {
            case .p256: (try? P256.Signing.PrivateKey(pemRepresentation: text))?.rawRepresentation
            case .p384: (try? P384.Signing.PrivateKey(pemRepresentation: text))?.rawRepresentation
            }
        return key.map { Array($0) }
    }

    /// The certificates in a PEM text, each in DER.
    /// - Returns: nil when there are none, or other things too.
    public static func certificates(pem text: String) -> [[UInt8]]? {
        guard let documents = try? PEMDocument.parseMultiple(pemString: text), !documents.isEmpty,
            documents.allSatisfy({ $0.discriminator == "CERTIFICATE" })
        else { return nil }
        return documents.map(\.derBytes)
    }
}
