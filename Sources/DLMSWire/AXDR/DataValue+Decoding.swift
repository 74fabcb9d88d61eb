#if !hasFeature(Embedded)
    extension DataValue {
        /// Reads one complete `Data`, and records its elements when traced.
        ///
        /// - Throws: ``DecodeError/tooComplex(field:limit:)`` beyond ``DataLimits``.
        public init(from reader: inout ByteReader) throws(DecodeError) {
            var budget = DataBudget(for: reader)
            try self.init(from: &reader, depth: 0, &budget)
        }

        /// Reads one `Data` that fills `octets`.
        /// - Throws: also ``DecodeError/excess(field:count:)`` for octets left over.
        public init(_ octets: [UInt8]) throws(DecodeError) {
            self = try withReader(octets) { (reader) throws(DecodeError) in
                let value = try DataValue(from: &reader)
                try reader.finish("data")
                return value
            }
        }

        private init(from reader: inout ByteReader, depth: Int, _ budget: inout DataBudget) throws(DecodeError) {
            let start = reader.offset
            let tag = DataTag(rawValue: try reader.tag("data"))
            try budget.spend(1, depth: depth, in: reader)
            if tag == .compactArray {
                self = try Self.compactArray(from: &reader, depth: depth, &budget)
                return
            }
            let element = try DataElement(tag, from: &reader)
            guard element.isConstructed else {
                self = Self.simple(element, from: start, in: reader)
                return
            }
            reader.trace?.begin(tag.field, at: start, value: String(element.count))
            var members: [DataValue] = []
            for _ in 0..<element.count { members.append(try DataValue(from: &reader, depth: depth + 1, &budget)) }
            reader.end()
            self = tag == .array ? .array(members) : .structure(members)
        }

        /// Makes a value of an element that began at `start`, and records it.
        private static func simple(_ element: DataElement, from start: Int, in reader: ByteReader) -> DataValue {
            if let trace = reader.trace {
                let length = reader.offset - start
                trace.record(element.tag.field, at: start, length: length, element.value, element.meaning)
            }
            return DataValue(simple: element)
        }
    }

    // MARK: - Compact arrays

    extension DataValue {
        /// Reads a compact array whose tag was just read.
        init(compactArrayFrom reader: inout ByteReader) throws(DecodeError) {
            var budget = DataBudget(for: reader)
            self = try Self.compactArray(from: &reader, depth: 0, &budget)
        }

        private static func compactArray(
            from reader: inout ByteReader, depth: Int, _ budget: inout DataBudget
        ) throws(DecodeError) -> DataValue {
            reader.begin("compact-array", back: 1)
            let start = reader.rest
            reader.begin("type-description")
            let type = try TypeDescription(from: &reader)
            reader.end()
            let description = start.prefix(start.count - reader.remaining)
            var contents = try reader.slice(try reader.plainLength("array-contents"), "array-contents")
            let octets = contents.rest
            reader.trace?.begin("array-contents", at: contents.offset)
            // A budget of its own, so that the elements can be had again later, and all of them out of the value's.
            var own = DataBudget(for: contents)
            _ = try elements(of: type, from: &contents, depth: depth + 1, &own)
            try budget.spend(own.spent, depth: depth, in: reader)
            reader.end()
            reader.end()
            return .compactArray(typeDescription: description.array, contents: octets.array)
        }

        /// Reads elements of one type, without tags, up to the end of `reader`.
        private static func elements(
            of type: TypeDescription, from reader: inout ByteReader, depth: Int, _ budget: inout DataBudget
        ) throws(DecodeError) -> [DataValue] {
            var elements: [DataValue] = []
            while !reader.isAtEnd {
                let before = reader.offset
                elements.append(try DataValue(of: type, from: &reader, depth: depth, &budget))
                // Elements without octets would go on for ever.
                guard reader.offset > before else { throw reader.fail(.invalid(field: "array-contents", value: 0)) }
            }
            return elements
        }

        private init(
            of type: TypeDescription, from reader: inout ByteReader, depth: Int, _ budget: inout DataBudget
        ) throws(DecodeError) {
            let start = reader.offset
            try budget.spend(1, depth: depth, in: reader)
            switch type {
            case .simple(let tag):
                self = Self.simple(try DataElement(tag, from: &reader), from: start, in: reader)
            case .array(let count, let element):
                reader.trace?.begin("array", at: start, value: String(count))
                var members: [DataValue] = []
                for _ in 0..<count {
                    members.append(try DataValue(of: element, from: &reader, depth: depth + 1, &budget))
                }
                self = .array(members)
                reader.end()
            case .structure(let types):
                reader.trace?.begin("structure", at: start, value: String(types.count))
                var members: [DataValue] = []
                for type in types {
                    members.append(try DataValue(of: type, from: &reader, depth: depth + 1, &budget))
                }
                self = .structure(members)
                reader.end()
            }
        }

        /// The elements of a compact array as ordinary values; nil for every other type.
        ///
        /// - Throws: when the contents do not fit the type description, which a value that was decoded never does.
        public func compactArrayElements() throws(DecodeError) -> [DataValue]? {
            guard case .compactArray(let description, let contents) = self else { return nil }
            let type = try withReader(description) { (reader) throws(DecodeError) in
                try TypeDescription(from: &reader)
            }
            return try withReader(contents) { (reader) throws(DecodeError) in
                var budget = DataBudget(for: reader)
                return try Self.elements(of: type, from: &reader, depth: 1, &budget)
            }
        }
    }

    // MARK: - Simple types

    extension DataValue {
        /// Makes a value of an element that has no elements of its own.
        init(simple element: DataElement) {
            let contents = element.contents
            self =
                switch element.tag {
                case .boolean: .boolean(contents[0] != 0)
                case .bitString: .bitString(BitString(count: element.count, octets: contents.array))
                case .doubleLong: .doubleLong(Int32(truncatingIfNeeded: element.signed))
                case .doubleLongUnsigned: .doubleLongUnsigned(UInt32(truncatingIfNeeded: element.unsigned))
                case .octetString: .octetString(contents.array)
                case .visibleString: .visibleString(contents.array)
                case .utf8String: .utf8String(contents.array)
                case .bcd: .bcd(contents[0])
                case .integer: .integer(Int8(truncatingIfNeeded: element.signed))
                case .long: .long(Int16(truncatingIfNeeded: element.signed))
                case .unsigned: .unsigned(contents[0])
                case .longUnsigned: .longUnsigned(UInt16(truncatingIfNeeded: element.unsigned))
                case .long64: .long64(element.signed)
                case .long64Unsigned: .long64Unsigned(element.unsigned)
                case .enumeration: .enumeration(contents[0])
                case .float32: .float32(Float(bitPattern: UInt32(truncatingIfNeeded: element.unsigned)))
                case .float64: .float64(Double(bitPattern: element.unsigned))
                case .dateTime: .dateTime(DateTime(octets: contents))
                case .date: .date(CalendarDate(octets: contents))
                case .time: .time(TimeOfDay(octets: contents))
                case .deltaInteger: .deltaInteger(Int8(truncatingIfNeeded: element.signed))
                case .deltaLong: .deltaLong(Int16(truncatingIfNeeded: element.signed))
                case .deltaDoubleLong: .deltaDoubleLong(Int32(truncatingIfNeeded: element.signed))
                case .deltaUnsigned: .deltaUnsigned(contents[0])
                case .deltaLongUnsigned: .deltaLongUnsigned(UInt16(truncatingIfNeeded: element.unsigned))
                case .deltaDoubleLongUnsigned:
                    .deltaDoubleLongUnsigned(UInt32(truncatingIfNeeded: element.unsigned))
                case .dontCare: .dontCare
                default: .nullData
                }
        }
    }
#endif
