#if !hasFeature(Embedded)
    /// What decoding one value may still cost. A few octets can announce gigabytes: elements of a compact array need
    /// not have any octets of their own.
    struct DataBudget {
        private let limit: Int
        private var elements: Int

        /// A budget for what is left in `reader`.
        init(for reader: ByteReader) {
            limit = DataLimits.elements(octets: reader.remaining)
            elements = limit
        }

        var spent: Int { limit - elements }

        /// Pays for `count` elements at a depth of nesting.
        /// - Throws: ``DecodeError/tooComplex(field:limit:)``.
        mutating func spend(_ count: Int, depth: Int, in reader: ByteReader) throws(DecodeError) {
            guard depth <= DataLimits.depth else {
                throw reader.fail(.tooComplex(field: "data", limit: DataLimits.depth))
            }
            guard count <= elements else {
                throw reader.fail(.tooComplex(field: "data", limit: limit))
            }
            elements -= count
        }
    }
#endif
