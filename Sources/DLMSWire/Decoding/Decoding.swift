#if !hasFeature(Embedded)
    /// What octets turned out to be, down to the last field.
    public struct Decoding: Equatable, Sendable {
        /// One tree for each WPDU or APDU, in the order of the octets.
        public var items: [TraceNode]
        /// Where and why decoding stopped; nil when everything was understood.
        public var failure: DecodingFailure?

        public init(items: [TraceNode], failure: DecodingFailure? = nil) {
            (self.items, self.failure) = (items, failure)
        }
    }

    /// Where decoding stopped, and why, in words.
    public struct DecodingFailure: Error, Equatable, Sendable, CustomStringConvertible {
        /// The octet, counted from 0.
        public var offset: Int
        /// The field's name in the standard.
        public var field: String
        public var reason: String

        public init(offset: Int, field: String, reason: String) {
            (self.offset, self.field, self.reason) = (offset, field, reason)
        }

        public init(_ error: DecodeError, at offset: Int) {
            self.init(offset: offset, field: error.field.description, reason: error.reason)
        }

        /// `octet 12, instance-id: 2 octets are missing`.
        public var description: String { "octet \(offset), \(field): \(reason)" }
    }

    extension DecodeError: CustomStringConvertible {
        /// Why, in words, without the field.
        public var reason: String {
            switch self {
            case .truncated(_, let missing): "\(missing) more octet\(missing == 1 ? " is" : "s are") needed"
            case .invalid(_, let value): "\(value) (0x\(String(value, radix: 16, uppercase: true))) is not allowed here"
            case .missing: "is mandatory and missing"
            case .excess(_, let count): "\(count) octet\(count == 1 ? " is" : "s are") left over"
            case .tooComplex(_, let limit): "goes beyond the limit of \(limit)"
            case .checkSequence(_, let found, let expected):
                "found \(hex(number: found)), expected \(hex(number: expected))"
            }
        }

        public var description: String { "\(field): \(reason)" }
    }
#endif
