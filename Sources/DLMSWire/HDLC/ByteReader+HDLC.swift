/// Parts of a frame.
extension ByteReader {
    /// Reads a check sequence and compares it with that of the octets since `start`.
    /// - Throws: ``DecodeError/checkSequence(field:found:expected:)``.
    mutating func checkSequence(_ field: FieldName, from start: Int) throws(DecodeError) {
        let expected = CheckSequence(of: Octets(UnsafeRawBufferPointer(rebasing: base[start..<offset]))).transmitted
        let found = try u16(field)
        #if !hasFeature(Embedded)
            trace?.setValue(hex(number: found))
            explain(text: found == expected ? "right" : "wrong, expected \(hex(number: expected))")
        #endif
        guard found == expected else {
            let error = DecodeError.checkSequence(field: field, found: found, expected: expected)
            #if !hasFeature(Embedded)
                trace?.failAtLastField(error, orAt: offset)
            #endif
            throw error
        }
    }

    /// Reads what lies before the last two octets. A trace is shown what the octets stand for, and a fault among them
    /// does not make the frame wrong.
    mutating func information(of control: HDLCControl, isSegmented: Bool) throws(DecodeError) -> Octets {
        #if !hasFeature(Embedded)
            if trace != nil {
                var copy = self
                var inner = try copy.slice(remaining &- 2, "information")
                inner.traceInformation(of: control, isSegmented: isSegmented)
            }
        #endif
        return try view(remaining &- 2, "information")
    }
}
