#if !hasFeature(Embedded)
    /// Collects the fields that a decoder reads, as a tree. Attach it to a ``ByteReader``.
    public final class Trace {
        private var roots: [TraceNode] = []
        /// Groups that are open, outermost first.
        private var open: [TraceNode] = []
        private var firstFailure: TraceFailure?
        /// The innermost field known to be cut off, before the octets ended.
        private var cut: TraceFailure?
        /// Given to every node recorded from now on.
        public var source = TraceSource.line

        /// APDUs that may lie inside each other: ciphered, signed, behind a gateway.
        static let nestedAPDUs = 8
        private var apduDepth = 0

        public init() {}

        /// An APDU begins, perhaps inside another.
        /// - Returns: false when they are nested too deep.
        func enterAPDU() -> Bool {
            apduDepth += 1
            return apduDepth <= Self.nestedAPDUs
        }

        func leaveAPDU() { apduDepth -= 1 }

        /// The tree so far; groups still open end with their last child, or where decoding stopped.
        public var nodes: [TraceNode] {
            var closed = self.roots
            var pending = open
            let stop = failure?.offset ?? 0
            while var group = pending.popLast() {
                close(&group, at: max(stop, group.children.last.map { $0.offset + $0.length } ?? group.offset))
                if pending.isEmpty { closed.append(group) } else { pending[pending.count - 1].children.append(group) }
            }
            return closed
        }

        func record(_ field: FieldName, at offset: Int, length: Int, number: UInt64) {
            add(TraceNode(name: field.description, offset: offset, length: length, value: String(number)))
        }

        func record(_ field: FieldName, at offset: Int, octets: Octets) {
            add(TraceNode(name: field.description, offset: offset, length: octets.count, value: hex(octets)))
        }

        /// An optional field that is not there; its presence octets say so.
        func record(_ field: FieldName, at offset: Int, absent length: Int) {
            add(TraceNode(name: field.description, offset: offset, length: length, meaning: "absent"))
        }

        func record(_ field: FieldName, at offset: Int, length: Int, _ value: String?, _ meaning: String?) {
            add(TraceNode(name: field.description, offset: offset, length: length, value: value, meaning: meaning))
        }

        func begin(_ field: FieldName, at offset: Int, value: String? = nil) {
            var group = TraceNode(name: field.description, offset: offset, length: 0, value: value)
            group.source = source
            open.append(group)
        }

        func end(at offset: Int, meaning: String?) {
            guard var group = open.popLast() else { return }
            close(&group, at: offset)
            if let meaning { group.meaning = meaning }
            add(group.withoutRepetition, keepingSource: true)
        }

        func explain(_ meaning: String) { withLast { $0.meaning = meaning } }
        func markSecret() { withLast { $0.isSecret = true } }

        /// Where decoding stopped. For octets that were cut off, the field in which they end; other errors that
        /// follow from the cut are not its cause.
        public var failure: TraceFailure? {
            guard let cut else { return firstFailure }
            if case .truncated = firstFailure?.error { return firstFailure }
            return cut
        }

        func fail(_ error: DecodeError, at offset: Int) {
            if firstFailure == nil { firstFailure = TraceFailure(offset: offset, error: error) }
        }

        func cutOff(_ error: DecodeError, at offset: Int) {
            cut = TraceFailure(offset: offset, error: error)
        }

        func failAtLastField(_ error: DecodeError, orAt offset: Int) {
            var place = offset
            withLast { place = $0.offset }
            fail(error, at: place)
        }
    }

    extension Trace {
        /// Changes the value text of the field recorded last: for numbers that are better read in another form.
        public func setValue(_ value: String?) { withLast { $0.value = value } }

        /// Changes the name of the field recorded last.
        public func rename(_ name: String) { withLast { $0.name = name } }

        private func close(_ group: inout TraceNode, at offset: Int) { group.length = max(0, offset - group.offset) }

        private func add(_ node: TraceNode, keepingSource: Bool = false) {
            var node = node
            if !keepingSource { node.source = source }
            if open.isEmpty { roots.append(node) } else { open[open.count - 1].children.append(node) }
        }

        private func withLast(_ change: (inout TraceNode) -> Void) {
            if open.isEmpty {
                if !roots.isEmpty { change(&roots[roots.count - 1]) }
            } else if !open[open.count - 1].children.isEmpty {
                let last = open[open.count - 1].children.count - 1
                change(&open[open.count - 1].children[last])
            }
        }
    }
#endif
