import DLMSWire

#if !Traits || GeneralBlockTransfer
    /// General blocks of a client: parts of its request, or acknowledgements of the response.
    ///
    /// A request that comes in general blocks is answered in general blocks, however short the answer; a request that
    /// comes without is answered with them when the answer is too long and its service has no blocks of its own.
    ///
    /// - Spec: IEC 62056-5-3, general block transfer
    extension Server where Application: ~Copyable {
        mutating func receiveGeneral(
            _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
        ) throws(Refusal) {
            guard Self.served.contains(.generalBlockTransfer) else { throw exchange.notNegotiated }
            let block = try exchange.decode(GeneralBlockTransfer.init(from:))
            if block.isAbort { return abandonTransfer(of: association, in: &session) }
            switch session.associations[association].transfer {
            case .sendingGeneral(let sending) where block.blockData.isEmpty:
                try acknowledge(sending, with: block, exchange, association, in: &session, into: &response)
            case .receivingGeneral(let reception) where block.continues(reception, in: session.memory(of: association)):
                try take(block, reception, exchange, association, in: &session, into: &response)
            default:
                abandonTransfer(of: association, in: &session)
                guard block.blockNumber == 1 else { throw .blockNumber(block, expected: 1) }
                try take(block, BlockReception(), exchange, association, in: &session, into: &response)
            }
        }

        /// Takes a part of a request.
        private mutating func take(
            _ block: GeneralBlockTransfer, _ reception: BlockReception, _ exchange: Exchange, _ association: Int,
            in session: inout LinkSession, into response: inout ByteWriter
        ) throws(Refusal) {
            let after = reception.after(block)
            switch reception.receive(block) {
            case .store:
                try store(block, behind: reception, association, in: &session)
                acknowledge(after, association, in: &session, into: &response)
            case .wait(let isNew):
                if isNew { try store(block, behind: reception, association, in: &session) }
                session.associations[association].begin(.receivingGeneral(after))
            case .acknowledge: acknowledge(after, association, in: &session, into: &response)
            case .complete:
                try store(block, behind: reception, association, in: &session)
                session.associations[association].endTransfer()
                try perform(after, exchange, association, in: &session, into: &response)
            }
        }

        private mutating func store(
            _ block: GeneralBlockTransfer, behind reception: BlockReception, _ association: Int,
            in session: inout LinkSession
        ) throws(Refusal) {
            let memory = session.memory(of: association)
            let length = reception.length &+ block.blockData.count
            // Longer than the longest APDU that the client may send is no request of it, in blocks or not.
            guard length <= memory.count else {
                abandonTransfer(of: association, in: &session)
                throw .exception(
                    ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                    because: .requestTooLong(length: length, limit: memory.count)
                )
            }
            UnsafeMutableRawBufferPointer(rebasing: memory[reception.length...]).copyMemory(from: block.blockData.bytes)
        }

        /// Tells the client which block came last in sequence; it goes on behind that. There is no data in such a block,
        /// and so it is a last one.
        private func acknowledge(
            _ reception: BlockReception, _ association: Int, in session: inout LinkSession,
            into response: inout ByteWriter
        ) {
            guard reception.counters.isConfirmed else {
                return session.associations[association].begin(.receivingGeneral(reception))
            }
            let after = reception.acknowledged
            session.associations[association].begin(.receivingGeneral(after))
            let control = BlockControl.last | Application.generalBlockWindow
            response.generalBlockHead(control, after.counters.sent, after.counters.received)
            response.length(0)
        }

        /// Has the request that came in blocks answered, in blocks.
        private mutating func perform(
            _ reception: BlockReception, _ exchange: Exchange, _ association: Int, in session: inout LinkSession,
            into response: inout ByteWriter
        ) throws(Refusal) {
            let counters = reception.counters
            if Application.Security.isServed, let agreement = protectedAgreement(association, in: session) {
                return try performProtected(reception, agreement, exchange, association, in: &session, into: &response)
            }
            response.generalBlockHead(
                BlockControl.last | Application.generalBlockWindow, counters.sent &+ 1, counters.received)
            let room = BlockSize.payload(in: response.room)
            let length = response.beginPrefixed(expecting: room)
            let octets = UnsafeRawBufferPointer(rebasing: session.memory(of: association)[..<reception.length])
            var inner = Exchange(
                Octets(octets), client: exchange.peer.client, server: exchange.peer.server, in: session,
                responseAt: response.count
            )
            inner.general = counters
            inner.blockStart = exchange.start
            let start = response.count
            do throws(Refusal) {
                try inner.admitInBlocks()
                try perform(inner, association, in: &session, into: &response)
            } catch {
                abandonTransfer(of: association, in: &session)
                session.giveBack(association)
                return refuse(inner, error, into: &response)
            }
            if case .sendingGeneral = session.associations[association].transfer { return }
            guard response.count > start, counters.isConfirmed else {
                response.rewind(to: exchange.start)
                return session.giveBack(association)
            }
            let answer = response.written.dropFirst(start)
            keep(answer, counters, association, in: &session)
            response.endPrefixed(at: length, expecting: room)
        }
    }

    extension Server where Application: ~Copyable {
        /// Keeps an answer that fitted into one block, where there is room, in case that the block is lost.
        private func keep(
            _ answer: Octets, _ counters: BlockCounters, _ association: Int, in session: inout LinkSession
        ) {
            let memory = session.memory(of: association)
            guard answer.count <= memory.count else { return }
            memory.copyMemory(from: answer.bytes)
            let response = LongResponse(.get, stored: 0..<answer.count, InvokeIDAndPriority(rawValue: 0))
            let sending = BlockSending(response, payload: answer.count, after: counters).after(goingOnAt: nil)
            session.associations[association].begin(.sendingGeneral(sending))
        }
    }

    extension GeneralBlockTransfer {
        /// The client gives up.
        fileprivate var isAbort: Bool { blockNumber == 0 && blockNumberAck == 0 && blockData.isEmpty }

        /// Whether the block belongs to a request that has begun to come, rather than being the first of another.
        fileprivate func continues(_ reception: BlockReception, in memory: UnsafeMutableRawBufferPointer) -> Bool {
            blockNumber != 1 || reception.counters.received == 0 || reception.repeats(self, in: memory)
        }
    }

    extension Refusal {
        /// A block that cannot follow what came before.
        static func blockNumber(_ block: GeneralBlockTransfer, expected: UInt16) -> Refusal {
            .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.operationNotPossible,
                because: .blockNumber(asked: UInt32(block.blockNumber), expected: UInt32(expected))
            )
        }
    }
#else
    extension Server where Application: ~Copyable {
        /// A firmware without general blocks.
        mutating func receiveGeneral(
            _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
        ) throws(Refusal) { throw exchange.notNegotiated }
    }
#endif
