#if !hasFeature(Embedded)
    /// Where the octets of a field stand: in what came over the line, or in an APDU made from it.
    public enum TraceSource: String, Sendable {
        case line
        case deciphered
        case reassembled
    }

    /// One field of a decoded frame, APDU or value, with its octets.
    public struct TraceNode: Equatable, Sendable {
        /// The field's name in the standard.
        public var name: String
        /// First octet, counted from the start of the octets of ``source``.
        public var offset: Int
        /// Number of octets.
        public var length: Int
        /// The value, as short text: a number, hex octets, a string.
        public var value: String?
        /// What the value stands for: a code's name, a date, a class.
        public var meaning: String?
        public var isSecret = false
        public var source = TraceSource.line
        public var children: [TraceNode] = []

        public init(name: String, offset: Int, length: Int, value: String? = nil, meaning: String? = nil) {
            self.name = name
            self.offset = offset
            self.length = length
            self.value = value
            self.meaning = meaning
        }
    }

    extension TraceNode {
        /// A group that holds nothing but one field of its own name, a component with tag and length, is that field.
        var withoutRepetition: TraceNode {
            guard children.count == 1, let only = children.first, only.name == name, only.children.isEmpty else {
                return self
            }
            var node = only
            (node.offset, node.length) = (offset, length)
            if let meaning { node.meaning = meaning }
            return node
        }
    }

    /// Where decoding stopped, and why.
    public struct TraceFailure: Equatable, Sendable {
        public var offset: Int
        public var error: DecodeError
    }
#endif
