import DLMSWire

/// Invoking methods.
///
/// - Spec: IEC 62056-5-3, ACTION service
extension Server where Application: ~Copyable {
    mutating func action(
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        let request = try exchange.decode(ActionRequest.init(from:))
        switch request {
        case .nextPBlock, .withPBlock: break
        default: abandonTransfer(of: association, in: &session)
        }
        switch request {
        case .normal(let invokeID, let method, let parameters):
            try invokeOne(
                method, parameters, behind: exchange.kept, invokeID, exchange, association, in: &session,
                into: &response)
        case .withList(let invokeID, let methods, let parameters):
            guard has(.multipleReferences, exchange.peer) else { throw exchange.notNegotiated }
            guard methods.count == parameters.count else {
                throw .malformed(.invalid(field: "method-invocation-parameters", value: parameters.count))
            }
            try invokeAll(
                methods, parameters, behind: exchange.kept, invokeID, exchange, association, in: &session,
                into: &response)
        case .nextPBlock(let invokeID, let block):
            guard has(.blockTransferWithAction, exchange.peer) else { throw exchange.notNegotiated }
            sendNextBlock(after: block, of: .action, invokeID, exchange, association, in: &session, into: &response)
        case .withFirstPBlock(let invokeID, _, let block), .withPBlock(let invokeID, let block),
            .withListAndFirstPBlock(let invokeID, _, let block):
            try actionBlock(request, block, invokeID, exchange, association, in: &session, into: &response)
        }
    }

    /// Invokes one method and sends its outcome.
    /// - Parameter used: octets of the association's memory in use by the parameters.
    mutating func invokeOne(
        _ method: MethodDescriptor, _ parameters: EncodedData?, behind used: Int, _ invokeID: InvokeIDAndPriority,
        _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
    ) throws(Refusal) {
        response.head(.actionResponse, 1, invokeID)
        try response.require(ActionOutcome.longestRefusal)
        let used = used &+ headRoom(exchange)
        guard keepsOutcome(behind: used, exchange, in: session, response) else {
            return invokeOne(method, parameters, for: exchange.peer, into: &response)
        }
        var outcome = ByteWriter(session.memory(of: association, behind: used))
        invokeOne(method, parameters, for: exchange.peer, into: &outcome)
        // In blocks the value goes out alone: that there is one says that the method succeeded.
        try sendOutcome(
            used..<(used &+ outcome.count), without: ActionOutcome.beforeValue, invokeID, exchange, association,
            in: &session, into: &response)
    }

    /// Invokes the methods of a list and sends their outcomes.
    mutating func invokeAll(
        _ methods: WireList<MethodDescriptor>, _ parameters: WireList<EncodedData>, behind used: Int,
        _ invokeID: InvokeIDAndPriority, _ exchange: Exchange, _ association: Int, in session: inout LinkSession,
        into response: inout ByteWriter
    ) throws(Refusal) {
        response.head(.actionResponse, 3, invokeID)
        let used = used &+ headRoom(exchange)
        guard keepsOutcome(behind: used, exchange, in: session, response) else {
            return try invokeAll(methods, parameters, for: exchange.peer, into: &response)
        }
        var outcomes = ByteWriter(session.memory(of: association, behind: used))
        try invokeAll(methods, parameters, for: exchange.peer, into: &outcomes)
        try sendOutcome(
            used..<(used &+ outcomes.count), without: 0, invokeID, exchange, association, in: &session,
            into: &response)
    }

    private mutating func invokeAll(
        _ methods: WireList<MethodDescriptor>, _ parameters: WireList<EncodedData>, for peer: Peer,
        into response: inout ByteWriter
    ) throws(Refusal) {
        response.length(methods.count)
        try response.require(methods.count &* ActionOutcome.longestRefusal)
        let limit = response.limit
        var next = parameters.makeIterator()
        var behind = methods.count
        for method in methods {
            guard let parameter = next.next() else { break }
            // Room is kept for the outcomes that follow, so that each of them can be told.
            behind &-= 1
            response.setLimit(limit &- behind &* ActionOutcome.longestRefusal)
            invokeOne(method, parameter.isNull ? nil : parameter, for: peer, into: &response)
        }
        response.setLimit(limit)
    }

    /// Invokes a method and writes its outcome.
    private mutating func invokeOne(
        _ method: MethodDescriptor, _ parameters: EncodedData?, for peer: Peer, into response: inout ByteWriter
    ) {
        let descriptor = AttributeDescriptor(method)
        let outcome = response.position
        response.outcome(.success, hasData: true)
        response.u8(GetDataChoice.data)
        let value = response.count
        do throws(Refusal) {
            try invoke(descriptor, parameters, for: peer, into: &response)
            if response.hasOverflowed {
                let length = response.count &+ response.overflow
                throw .access(.otherReason, because: .responseTooLong(length: length, limit: response.limit))
            }
            if response.count == value {
                response.rewind(to: outcome)
                response.outcome(.success, hasData: false)
            }
            reportSuccess(.action, descriptor, from: peer)
        } catch {
            response.rewind(to: outcome)
            response.refuse(action: error)
            report(.action, descriptor, error, from: peer)
        }
    }

    mutating func invoke(
        _ descriptor: AttributeDescriptor, _ parameters: EncodedData?, for peer: Peer, into response: inout ByteWriter
    ) throws(Refusal) {
        do throws(Refusal) {
            let object = try findMethod(descriptor, for: peer)
            do throws(ActionResult) {
                try application.invoke(
                    UInt8(bitPattern: descriptor.attribute), of: object, for: peer, with: parameters?.reader,
                    into: &response
                )
            } catch {
                throw Refusal(.actionResult(error), because: .application(descriptor))
            }
        } catch {
            throw error.asActionResult
        }
    }
}

/// The outcome of one method in a response.
enum ActionOutcome {
    /// Octets of an outcome that says why there is no return value: result, presence, choice, data-access-result.
    static let longestRefusal = 4
    /// Octets of an outcome before its return value: result, presence, choice.
    static let beforeValue = 3
}

extension Refusal {
    /// The same refusal as an action-result: the data-access-results of looking for an object have the same numbers.
    var asActionResult: Refusal {
        guard case .dataAccessResult(let result) = answer else { return self }
        return Refusal(.actionResult(ActionResult(rawValue: result.rawValue)), because: reason)
    }
}

extension ByteWriter {
    /// Refuses a block: an ACTION response has no place for the reason but those of outcomes, one for each element of a
    /// list.
    mutating func refuse(block refusal: Refusal, ofList count: Int? = nil, _ invokeID: InvokeIDAndPriority) {
        let result = refusal.asBlockResult
        guard let count, 2 &* count &+ 8 <= room else {
            head(.actionResponse, 1, invokeID)
            return outcome(result, hasData: false)
        }
        head(.actionResponse, 3, invokeID)
        length(count)
        for _ in 0..<count { outcome(result, hasData: false) }
    }

    mutating func outcome(_ result: ActionResult, hasData: Bool) {
        u8(result.rawValue)
        u8(hasData ? 1 : 0)
    }

    /// Writes why a method was not carried out; or, when its return value was too long, that it was, and that the
    /// value cannot be had.
    mutating func refuse(action refusal: Refusal) {
        guard case .dataAccessResult = refusal.answer else {
            return outcome(ActionResult(rawValue: refusal.result), hasData: false)
        }
        outcome(.success, hasData: true)
        refuse(refusal)
    }
}

extension Refusal {
    /// The same refusal of a block as an action-result, which has no "data-block-number-invalid": the block that came
    /// in its place, or was asked for, cannot be had.
    fileprivate var asBlockResult: ActionResult {
        switch answer {
        case .dataAccessResult(.noLongGetInProgress), .dataAccessResult(.noLongSetInProgress): .noLongActionInProgress
        case .dataAccessResult(.longGetAborted), .dataAccessResult(.longSetAborted): .longActionAborted
        case .dataAccessResult(.dataBlockNumberInvalid): .dataBlockUnavailable
        default: ActionResult(rawValue: result)
        }
    }
}

extension EncodedData {
    /// In a list, null-data stands in the place of parameters that a method does not have.
    var isNull: Bool { octets.count == 1 && octets[0] == DataTag.nullData.rawValue }
}
