/// What an open association knows of its client's security.
struct SecurityAgreement {
    /// The application context has ciphering.
    var isCiphered = false
    /// The client's system title, from its AARQ.
    var client: SystemTitle?
    /// Nobody has named the client: whoever a message names is it, when the message is genuine.
    var takesSender = false
    /// A key for this association only, from its InitiateRequest.
    var dedicatedKey: KeyHandle?
}

/// The security of the request that is being served.
struct PresentRequest {
    /// How it was protected.
    var protection: Protection = []
    /// What rights on its objects ask of the response.
    var demanded: Protection = []
    /// The lowest invocation counter that was accepted before it, when it came under the global key.
    var leastCounter: UInt64?
    /// Keys that it brought, and that its response is ciphered with: forgotten behind it.
    var messageKey, responseKey: KeyHandle?
}
