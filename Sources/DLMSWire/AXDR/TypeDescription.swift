#if !hasFeature(Embedded)
    /// Type of the elements of a compact array.
    ///
    /// - Spec: IEC 62056-5-3, TypeDescription
    public indirect enum TypeDescription: Hashable, Sendable {
        case simple(DataTag)
        case array(count: Int, of: TypeDescription)
        case structure([TypeDescription])

        /// Reads a type description; each type is a node of the trace.
        public init(from reader: inout ByteReader) throws(DecodeError) {
            var budget = DataBudget(for: reader)
            try self.init(from: &reader, depth: 0, &budget)
        }

        private init(from reader: inout ByteReader, depth: Int, _ budget: inout DataBudget) throws(DecodeError) {
            let start = reader.offset
            let tag = DataTag(rawValue: try reader.tag("type-description"))
            try budget.spend(1, depth: depth, in: reader)
            switch tag {
            case .array:
                let octets = try reader.view(2, tag.field)
                let count = Int(octets[0]) << 8 | Int(octets[1])
                reader.trace?.begin(tag.field, at: start, value: String(count))
                self = .array(count: count, of: try TypeDescription(from: &reader, depth: depth + 1, &budget))
                reader.end()
            case .structure:
                let count = try reader.count(tag.field)
                reader.trace?.begin(tag.field, at: start, value: String(count))
                var members: [TypeDescription] = []
                for _ in 0..<count { members.append(try TypeDescription(from: &reader, depth: depth + 1, &budget)) }
                self = .structure(members)
                reader.end()
            default:
                guard tag.name != nil, tag != .compactArray else {
                    throw reader.invalid("type-description", Int(tag.rawValue), back: 1)
                }
                reader.trace?.record(tag.field, at: start, length: 1, nil, nil)
                self = .simple(tag)
            }
        }

        public func encode(into writer: inout ByteWriter) {
            switch self {
            case .simple(let tag): writer.u8(tag.rawValue)
            case .array(let count, let element):
                writer.u8(DataTag.array.rawValue)
                writer.u16(UInt16(truncatingIfNeeded: count))
                element.encode(into: &writer)
            case .structure(let members):
                writer.u8(DataTag.structure.rawValue)
                writer.length(members.count)
                for member in members { member.encode(into: &writer) }
            }
        }
    }
#endif
