#if !hasFeature(Embedded)
    extension ByteReader {
        /// Moves behind a `Data` and records it: each element is a node with its type's name.
        mutating func traceData(depth: Int = 0) throws(DecodeError) {
            guard let trace else { return }
            let start = offset
            let element = try DataElement(from: &self)
            let name = element.tag.field
            guard element.isConstructed else {
                return trace.record(name, at: start, length: offset - start, element.value, element.meaning)
            }
            guard depth < DataLimits.depth else { throw fail(.tooComplex(field: name, limit: DataLimits.depth)) }
            trace.begin(name, at: start, value: String(element.count))
            for _ in 0..<element.count { try traceData(depth: depth + 1) }
            end()
        }
    }
#endif
