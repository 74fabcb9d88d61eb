extension ByteReader {
    /// Reads a user-information component: an OCTET STRING that holds one xDLMS APDU. When traced, the fields of that
    /// APDU are recorded too; the server decodes it later, when it has deciphered it.
    mutating func userInformation() throws(DecodeError) -> Octets {
        #if !hasFeature(Embedded)
            if trace != nil {
                try universal(0x04, "user-information")
                let octets = rest
                try traceAPDU()
                return octets
            }
        #endif
        return try octetString("user-information")
    }
}
