import DLMSWire

/// What a client answers to the meter's challenge, in pass 3.
struct AuthenticationReply {
    let form: Form
    let answer: Octets

    /// The service that invokes reply_to_HLS_authentication.
    enum Form: Equatable {
        case action(InvokeIDAndPriority)
        /// With the answer as its parameter; as ACTION, it returns the meter's own answer.
        case read
        /// As gurux-dlms does it by short names: nothing can be returned, and the client goes without pass 4.
        case write
    }
}

extension AuthenticationReply.Form {
    /// Writes the response as far as the value that is returned.
    func begin(_ response: inout ByteWriter) {
        switch self {
        case .action(let invokeID):
            response.head(.actionResponse, 1, invokeID)
            response.outcome(.success, hasData: true)
            response.u8(GetDataChoice.data)
        case .read:
            response.u8(APDUTag.readResponse.rawValue)
            response.u8(1)
            response.u8(ReadResult.data)
        case .write:
            response.u8(APDUTag.writeResponse.rawValue)
            response.u8(1)
            response.u8(WriteResult.success)
        }
    }

    var refusal: Refusal.Answer {
        if case .action = self { .actionResult(.readWriteDenied) } else { .dataAccessResult(.readWriteDenied) }
    }

    func refuse(_ refusal: Refusal, into response: inout ByteWriter) {
        switch self {
        case .action(let invokeID):
            response.head(.actionResponse, 1, invokeID)
            response.outcome(.readWriteDenied, hasData: false)
        case .read: response.refuse(read: refusal)
        case .write: response.refuse(write: refusal)
        }
    }
}

extension Server where Application: ~Copyable {
    /// Reads the answer out of the one request that a pending association may send.
    func readReply(_ exchange: Exchange) throws(Refusal) -> AuthenticationReply {
        let reply: (form: AuthenticationReply.Form, parameter: EncodedData)? =
            switch exchange.kind {
            case .action: try replyOfAction(exchange)
            case .read where Self.served.contains(.read): try replyOfRead(exchange)
            case .write where Self.served.contains(.write): try replyOfWrite(exchange)
            default: nil
            }
        guard let reply, exchange.isConfirmed else {
            throw .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.operationNotPossible,
                because: .authenticationPending)
        }
        var reader = reply.parameter.reader
        do throws(DecodeError) {
            return AuthenticationReply(form: reply.form, answer: try reader.readOctetString("reply"))
        } catch {
            throw .malformed(error)
        }
    }

    private func replyOfAction(
        _ exchange: Exchange
    ) throws(Refusal) -> (AuthenticationReply.Form, EncodedData)? {
        guard case .normal(let invokeID, let method, let parameter?) = try exchange.decode(ActionRequest.init(from:)),
            method.classID == 15, method.instance == .currentAssociation, method.method == 1
        else { return nil }
        return (.action(invokeID), parameter)
    }

    private func replyOfRead(_ exchange: Exchange) throws(Refusal) -> (AuthenticationReply.Form, EncodedData)? {
        guard let variable = try exchange.decode(ReadRequest.init(from:)).variables.only,
            isReplyMethod(variable, exchange.peer), let parameter = variable.parameters
        else { return nil }
        return (.read, parameter)
    }

    private func replyOfWrite(_ exchange: Exchange) throws(Refusal) -> (AuthenticationReply.Form, EncodedData)? {
        let request = try exchange.decode(WriteRequest.init(from:))
        guard let variable = request.variables.only, isReplyMethod(variable, exchange.peer), request.values.count == 1
        else { return nil }
        var values = request.values.makeIterator()
        return values.next().map { (.write, $0) }
    }

    private func isReplyMethod(_ variable: VariableAccess, _ peer: Peer) -> Bool {
        guard let target = try? resolve(variable, for: peer).get(), target.kind == .method else { return false }
        return target.descriptor
            == AttributeDescriptor(classID: 12, instance: .currentAssociation, attribute: 8)
    }
}

extension LogicalName {
    /// The association of whoever names it.
    fileprivate static var currentAssociation: LogicalName { LogicalName(0, 0, 40, 0, 0, 255) }
}
