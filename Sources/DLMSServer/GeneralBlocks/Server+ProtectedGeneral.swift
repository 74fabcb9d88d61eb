import DLMSWire

#if !Traits || GeneralBlockTransfer
    /// General blocks that carry a ciphered or signed APDU.
    ///
    /// What is protected is the whole APDU, and the blocks are its pieces: a tag covers all of it. So a response is
    /// written and protected at once, and kept while its pieces go out. It can be as long as the association's memory.
    ///
    /// - Spec: IEC 62056-5-3, general block transfer of protected APDUs
    extension Server where Application: ~Copyable {
        /// Has a protected request that came in blocks answered, in blocks.
        mutating func performProtected(
            _ reception: BlockReception, _ agreement: Agreement, _ exchange: Exchange, _ association: Int,
            in session: inout LinkSession, into response: inout ByteWriter
        ) throws(Refusal) {
            let memory = session.memory(of: association)
            let request = Octets(UnsafeRawBufferPointer(rebasing: memory[..<reception.length]))
            let length = writeWhole(
                request, at: min(memory.count, response.capacity &- response.count), agreement, exchange, association,
                in: &session, into: &response)
            guard length > 0, reception.counters.isConfirmed else {
                response.rewind(to: exchange.start)
                return session.giveBack(association)
            }
            memory.copyMemory(from: response.written.dropFirst(exchange.start).bytes)
            response.rewind(to: exchange.start)
            let whole = LongResponse(.get, stored: 0..<length, .none)
            let payload = BlockSize.payload(in: response.room &- BlockControl.headSize)
            let sending = BlockSending(whole, payload: payload, after: reception.counters)
            try sendBlock(of: sending, exchange.peer, association, in: &session, into: &response)
        }

        /// Writes the protected response, up to `limit` octets. There are no blocks within blocks.
        /// - Returns: its length.
        private mutating func writeWhole(
            _ request: Octets, at limit: Int, _ agreement: Agreement, _ exchange: Exchange, _ association: Int,
            in session: inout LinkSession, into response: inout ByteWriter
        ) -> Int {
            var whole = agreement
            let bound = response.limit
            whole.context.conformance.subtract(.blocks)
            whole.context.maxSendPDU = UInt16(clamping: limit)
            let peer = exchange.peer
            var inner = Exchange(
                request, client: peer.client, server: peer.server, in: session, responseAt: exchange.start)
            inner.peer.context = whole.context
            response.setLimit(response.capacity)
            serveProtected(inner, association, whole, in: &session, into: &response)
            // The caller takes back what is longer than its own limit.
            response.setLimit(bound)
            return response.count &- exchange.start
        }
    }

    extension Conformance {
        /// Services in blocks of their own.
        fileprivate static let blocks: Self = [
            .blockTransferWithGetOrRead, .blockTransferWithSetOrWrite, .blockTransferWithAction,
        ]
    }
#endif
