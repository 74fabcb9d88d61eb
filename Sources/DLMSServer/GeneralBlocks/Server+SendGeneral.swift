import DLMSWire

#if !Traits || GeneralBlockTransfer
    /// Sending a response in general blocks.
    ///
    /// The client names with each acknowledgement how many blocks it takes next. Of these the first is the answer to the
    /// acknowledgement; the host asks for the others (``Server/goOn(client:server:in:response:)``) as the line takes them.
    extension Server where Application: ~Copyable {
        /// Begins with a response whose request, or which itself, lies in the association's memory.
        mutating func sendGeneral(
            _ contents: LongResponse, _ exchange: Exchange, _ association: Int, in session: inout LinkSession,
            into response: inout ByteWriter
        ) throws(Refusal) {
            guard Self.served.contains(.generalBlockTransfer) else { throw exchange.notNegotiated }
            var whole = contents
            whole.isWhole = true
            response.rewind(to: exchange.blockStart ?? exchange.start)
            let payload = BlockSize.payload(in: response.room &- BlockControl.headSize)
            guard payload > 0 else {
                throw .access(.otherReason, because: .responseTooLong(length: response.limit, limit: response.room))
            }
            let sending = BlockSending(whole, payload: payload, after: exchange.general ?? BlockCounters())
            try sendBlock(of: sending, exchange.peer, association, in: &session, into: &response)
        }

        /// Writes the next block.
        #if hasFeature(Embedded)
            // Called from several places.
            @inline(never)
        #endif
        mutating func sendBlock(
            of sending: BlockSending, _ peer: Peer, _ association: Int, in session: inout LinkSession,
            into response: inout ByteWriter
        ) throws(Refusal) {
            let next = sending.next
            session.associations[association].begin(.sendingGeneral(sending))
            let start = response.count
            response.generalBlockHead(Application.generalBlockWindow, next.number, sending.counters.received)
            let length = response.beginPrefixed(expecting: sending.payload)
            let place: LongResponse.Place?
            do throws(Refusal) {
                place = try writePiece(
                    of: sending.response, from: next.place, atMost: sending.payload, peer,
                    session.memory(of: association), into: &response
                )
                guard place == nil || next.number < .max else {
                    throw .access(.longGetAborted, because: .tooManyBlocks(size: sending.payload))
                }
            } catch {
                abandonTransfer(of: association, in: &session)
                throw error
            }
            response.endPrefixed(at: length, expecting: sending.payload)
            let after = sending.after(goingOnAt: place)
            session.associations[association].begin(.sendingGeneral(after))
            let flags = place == nil ? BlockControl.last : after.isStreaming ? BlockControl.streaming : 0
            response.patch(u8: flags | Application.generalBlockWindow, at: start &+ BlockControl.offset)
        }

        /// The client has blocks, and takes others.
        mutating func acknowledge(
            _ sending: BlockSending, with block: GeneralBlockTransfer, _ exchange: Exchange, _ association: Int,
            in session: inout LinkSession, into response: inout ByteWriter
        ) throws(Refusal) {
            switch sending.acknowledge(block) {
            case .send(let next): try sendOrAbort(next, exchange.peer, association, in: &session, into: &response)
            case .finished: abandonTransfer(of: association, in: &session)
            case .wrongNumber(let expected):
                abandonTransfer(of: association, in: &session)
                throw .blockNumber(block, expected: expected)
            }
        }

        /// Sends a block behind the first. There is no place in it for a reason why it cannot be had: the response ends
        /// with an exception.
        private mutating func sendOrAbort(
            _ sending: BlockSending, _ peer: Peer, _ association: Int, in session: inout LinkSession,
            into response: inout ByteWriter
        ) throws(Refusal) {
            do throws(Refusal) {
                try sendBlock(of: sending, peer, association, in: &session, into: &response)
            } catch {
                throw .exception(
                    ExceptionResponse.serviceNotAllowed, ExceptionResponse.operationNotPossible, because: error.reason
                )
            }
        }
    }

    // MARK: - Several blocks at once

    extension Server where Application: ~Copyable {
        /// Writes the next block of those that a client takes at once, after ``Reaction/stream``. What the client sends
        /// meanwhile may be received before: the stream then follows that.
        /// - Parameters: as of ``receive(_:client:server:in:at:response:)``.
        public mutating func goOn(
            client: UInt16, server: UInt16, in session: inout LinkSession, response: inout ByteWriter
        ) -> Reaction {
            guard Self.served.contains(.generalBlockTransfer),
                let association = session.find(client: client, server: server),
                case .sendingGeneral(let sending) = session.associations[association].transfer, sending.isStreaming
            else { return .silent }
            let exchange = Exchange(.empty, client: client, server: server, in: session, responseAt: response.count)
            let limit = response.limit
            response.setLimit(min(limit, exchange.start &+ Int(exchange.peer.context.maxSendPDU)))
            do throws(Refusal) {
                try sendOrAbort(sending, exchange.peer, association, in: &session, into: &response)
            } catch {
                refuse(exchange, error, into: &response)
            }
            response.setLimit(limit)
            return isStreaming(association, in: session) ? .stream : .respond
        }

        /// Whether the client takes another block before it says anything.
        func isStreaming(_ association: Int?, in session: borrowing LinkSession) -> Bool {
            guard let association, case .sendingGeneral(let sending) = session.associations[association].transfer,
                Self.served.contains(.generalBlockTransfer)
            else { return false }
            return sending.isStreaming
        }
    }
#else
    extension Server where Application: ~Copyable {
        /// A firmware without general blocks.
        mutating func sendGeneral(
            _ contents: LongResponse, _ exchange: Exchange, _ association: Int, in session: inout LinkSession,
            into response: inout ByteWriter
        ) throws(Refusal) { throw exchange.notNegotiated }

        public mutating func goOn(
            client: UInt16, server: UInt16, in session: inout LinkSession, response: inout ByteWriter
        ) -> Reaction { .silent }

        func isStreaming(_ association: Int?, in session: borrowing LinkSession) -> Bool { false }
    }
#endif
