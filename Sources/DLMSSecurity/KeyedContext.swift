#if canImport(CLibcrypto)
    import CLibcrypto
    import DLMSServer
    import DLMSWire

    /// A key of AES-GCM in a context of libcrypto that is kept: its key schedule is worked out once, and a message costs
    /// no more than itself. Another one opens: it checks tags, in constant time.
    final class KeyedContext: PreparedKey {
        /// Octets of the tag on the wire.
        private static let tagLength = 12
        // Looked up once; libcrypto changes nothing in them.
        nonisolated(unsafe) private static let aes128 = EVP_CIPHER_fetch(nil, "AES-128-GCM", nil)
        nonisolated(unsafe) private static let aes192 = EVP_CIPHER_fetch(nil, "AES-192-GCM", nil)
        nonisolated(unsafe) private static let aes256 = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

        private let sealing, opening: OpaquePointer

        /// - Throws: ``CipherError/keyLength(_:)`` unless there are 16, 24 or 32 octets.
        init(_ key: Octets) throws(CipherError) {
            guard let cipher = Self.cipher(keyLength: key.count) else { throw .keyLength(key.count) }
            guard let sealing = EVP_CIPHER_CTX_new(), let opening = EVP_CIPHER_CTX_new() else {
                preconditionFailure("no memory for a cipher context")
            }
            (self.sealing, self.opening) = (sealing, opening)
            let bytes = key.bytes.bindMemory(to: UInt8.self).baseAddress
            guard EVP_CipherInit_ex2(sealing, cipher, bytes, nil, 1, nil) == 1,
                EVP_CipherInit_ex2(opening, cipher, bytes, nil, 0, nil) == 1
            else { throw .keyLength(key.count) }
        }

        private static func cipher(keyLength: Int) -> OpaquePointer? {
            switch keyLength {
            case 16: aes128
            case 24: aes192
            case 32: aes256
            default: nil
            }
        }

        /// Wipes the key schedules too.
        deinit {
            EVP_CIPHER_CTX_free(sealing)
            EVP_CIPHER_CTX_free(opening)
        }

        func seal(
            _ text: UnsafeMutableRawBufferPointer, tag: UnsafeMutableRawBufferPointer, nonce: Octets,
            additional: Octets, _ more: Octets
        ) throws(CipherError) {
            try start(sealing, nonce)
            if !tag.isEmpty {
                try authenticate(additional, in: sealing)
                try authenticate(more, in: sealing)
            }
            try update(text, in: sealing)
            guard !tag.isEmpty else { return }
            var length: Int32 = 0
            let isWritten =
                EVP_CipherFinal_ex(sealing, nil, &length) == 1
                && EVP_CIPHER_CTX_ctrl(sealing, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), tag.baseAddress) == 1
            guard isWritten else { throw .inputLength(tag.count) }
        }

        func open(
            _ text: UnsafeMutableRawBufferPointer, tag: Octets, nonce: Octets, additional: Octets, _ more: Octets
        ) throws(CipherError) {
            guard !tag.isEmpty else { return try decrypt(text, nonce) }
            guard tag.count == Self.tagLength else { throw .inputLength(tag.count) }
            try start(opening, nonce)
            // libcrypto only reads it.
            let bytes = UnsafeMutableRawPointer(mutating: tag.bytes.baseAddress)
            guard EVP_CIPHER_CTX_ctrl(opening, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), bytes) == 1 else {
                throw .inputLength(tag.count)
            }
            try authenticate(additional, in: opening)
            try authenticate(more, in: opening)
            try update(text, in: opening)
            var length: Int32 = 0
            guard EVP_CipherFinal_ex(opening, nil, &length) == 1 else { throw .authenticationFailed }
        }

        /// Without a tag, opening is the same as sealing: the key stream is added again.
        private func decrypt(_ text: UnsafeMutableRawBufferPointer, _ nonce: Octets) throws(CipherError) {
            try start(sealing, nonce)
            try update(text, in: sealing)
        }

        private func start(_ context: OpaquePointer, _ nonce: Octets) throws(CipherError) {
            let bytes = nonce.bytes.bindMemory(to: UInt8.self).baseAddress
            guard nonce.count == 12, EVP_CipherInit_ex2(context, nil, nil, bytes, -1, nil) == 1 else {
                throw .nonceLength(nonce.count)
            }
        }

        private func authenticate(_ octets: Octets, in context: OpaquePointer) throws(CipherError) {
            guard !octets.isEmpty else { return }
            var length: Int32 = 0
            let bytes = octets.bytes.bindMemory(to: UInt8.self).baseAddress
            guard EVP_CipherUpdate(context, nil, &length, bytes, Int32(octets.count)) == 1 else {
                throw .inputLength(octets.count)
            }
        }

        private func update(_ text: UnsafeMutableRawBufferPointer, in context: OpaquePointer) throws(CipherError) {
            guard let bytes = text.bindMemory(to: UInt8.self).baseAddress, !text.isEmpty else { return }
            var length: Int32 = 0
            guard EVP_CipherUpdate(context, bytes, &length, bytes, Int32(text.count)) == 1 else {
                throw .inputLength(text.count)
            }
        }
    }
#endif
