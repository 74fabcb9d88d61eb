import COSEM
import DLMSServer

/// The words for rights.
enum AccessNames {
    static let attributes: KeyValuePairs<String, AttributeAccess> = [
        "none": [], "read": .read, "write": .write, "read_write": .readWrite,
        "authenticated_read": [.read, .authenticatedRequest], "authenticated_write": [.write, .authenticatedRequest],
        "authenticated_read_write": [.readWrite, .authenticatedRequest],
    ]

    static let methods: KeyValuePairs<String, MethodAccess> = [
        "none": [], "access": .access, "authenticated_access": [.access, .authenticatedRequest],
    ]

    /// Bits of Association LN version 3.
    static let attributeBits: KeyValuePairs<String, AttributeAccess> = [
        "read_access": .read, "write_access": .write, "authenticated_request": .authenticatedRequest,
        "encrypted_request": .encryptedRequest, "digitally_signed_request": .signedRequest,
        "authenticated_response": .authenticatedResponse, "encrypted_response": .encryptedResponse,
        "digitally_signed_response": .signedResponse,
    ]

    static let methodBits: KeyValuePairs<String, MethodAccess> = [
        "access": .access, "authenticated_request": .authenticatedRequest, "encrypted_request": .encryptedRequest,
        "digitally_signed_request": .signedRequest, "authenticated_response": .authenticatedResponse,
        "encrypted_response": .encryptedResponse, "digitally_signed_response": .signedResponse,
    ]
}
