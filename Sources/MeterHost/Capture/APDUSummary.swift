import COSEM
import DLMSWire

/// Reads what a ``FrameSummary`` says out of an APDU, with the decoders that the server uses.
struct APDUSummary {
    var summary: FrameSummary
    let words: ((DataValue, FrameSummary) -> String?)?
    var names: ShortNameLookup?

    mutating func read(_ apdu: Octets) {
        guard !apdu.isEmpty else { return }
        let tag = APDUTag(rawValue: apdu[0])
        summary.service = Self.name(of: apdu)
        var reader = ByteReader(apdu)
        do throws(DecodeError) {
            try read(tag, from: &reader)
        } catch {
            summary.text = "malformed: \(error)"
            summary.isError = true
        }
    }

    private mutating func read(_ tag: APDUTag, from reader: inout ByteReader) throws(DecodeError) {
        switch tag {
        case .getRequest: read(try GetRequest(from: &reader))
        case .setRequest: read(try SetRequest(from: &reader))
        case .actionRequest: read(try ActionRequest(from: &reader))
        case .getResponse: read(try GetResponse(from: &reader))
        case .setResponse: read(try SetResponse(from: &reader))
        case .actionResponse: read(try ActionResponse(from: &reader))
        case .aarq: read(try AARQ(from: &reader))
        case .aare: read(try AARE(from: &reader))
        case .readRequest: name(try ReadRequest(from: &reader).variables)
        case .writeRequest, .unconfirmedWriteRequest: read(try WriteRequest(from: &reader))
        case .readResponse: read(try ReadResponse(from: &reader))
        case .writeResponse: read(try WriteResponse(from: &reader))
        case .informationReportRequest: read(try InformationReport(from: &reader))
        case .exceptionResponse: read(try ExceptionResponse(from: &reader))
        case .confirmedServiceError: read(try ConfirmedServiceError(from: &reader))
        default: break
        }
    }

    /// `get-request-normal` for the services that have forms, else the tag's name.
    private static func name(of apdu: Octets) -> String {
        let tag = APDUTag(rawValue: apdu[0])
        let choice = apdu.count > 1 ? apdu[1] : 0
        let form: FieldName? =
            switch tag {
            case .getRequest: GetRequest.name(of: choice)
            case .setRequest: SetRequest.name(of: choice)
            case .actionRequest: ActionRequest.name(of: choice)
            case .getResponse: GetResponse.name(of: choice)
            case .setResponse: SetResponse.name(of: choice)
            case .actionResponse: ActionResponse.name(of: choice)
            default: nil
            }
        return form?.description ?? tag.name?.description ?? "octets"
    }
}

// MARK: - Requests

extension APDUSummary {
    private mutating func read(_ request: GetRequest) {
        switch request {
        case .normal(_, let reference): name(reference)
        case .next(_, let block): summary.text = "block \(block)"
        case .withList(_, let list): name(list)
        }
    }

    private mutating func read(_ request: SetRequest) {
        switch request {
        case .normal(_, let reference, let value):
            name(reference)
            show(value)
        case .withFirstDatablock(_, let reference, let block):
            name(reference)
            show(block)
        case .withDatablock(_, let block): show(block)
        case .withList(_, let list, _), .withListAndFirstDatablock(_, let list, _): name(list)
        }
    }

    private mutating func read(_ request: ActionRequest) {
        switch request {
        case .normal(_, let method, let parameters):
            name(method)
            if let parameters { show(parameters, isMethod: true) }
        case .nextPBlock(_, let block): summary.text = "block \(block)"
        case .withList(_, let list, _), .withListAndFirstPBlock(_, let list, _):
            if let first = list.first(where: { _ in true }) { name(first) }
            summary.text = "\(list.count) methods"
        case .withFirstPBlock(_, let method, let block):
            name(method)
            show(block)
        case .withPBlock(_, let block): show(block)
        }
    }

    private mutating func read(_ request: AARQ) {
        summary.text =
            "\(CodeNames.context(request.applicationContextID)), \(CodeNames.mechanism(request.mechanismID ?? 0))"
    }

    private mutating func name(_ reference: AttributeReference) {
        let target = reference.descriptor
        (summary.classID, summary.instance, summary.attribute) = (target.classID, target.instance, target.attribute)
        if let selection = reference.selection { summary.text = "selector \(selection.selector)" }
    }

    private mutating func name(_ method: MethodDescriptor) {
        (summary.classID, summary.instance, summary.attribute) = (method.classID, method.instance, method.method)
    }

    /// A list is shown by its first element.
    private mutating func name(_ list: WireList<AttributeReference>) {
        if let first = list.first(where: { _ in true }) { name(first) }
        summary.text = "\(list.count) attributes"
    }
}

// MARK: - Responses

extension APDUSummary {
    private mutating func read(_ response: GetResponse) {
        switch response {
        case .normal(_, let result): show(result)
        case .withDatablock(_, let block): show(block)
        case .withList(_, let results):
            let refused = results.count {
                if case .dataAccessResult(let result) = $0 { result != .success } else { false }
            }
            summary.text = "\(results.count) results" + (refused == 0 ? "" : ", \(refused) refused")
            summary.isError = refused > 0
        }
    }

    private mutating func read(_ response: SetResponse) {
        switch response {
        case .normal(_, let result), .lastDatablock(_, let result, _): show(result)
        case .datablock(_, let block): summary.text = "block \(block)"
        case .lastDatablockWithList(_, let results, _), .withList(_, let results):
            let refused = results.count { $0 != .success }
            summary.text = "\(results.count) results" + (refused == 0 ? "" : ", \(refused) refused")
            summary.isError = refused > 0
        }
    }

    private mutating func read(_ response: ActionResponse) {
        switch response {
        case .normal(_, let outcome):
            summary.text = CodeNames.text(outcome.result.name, outcome.result.rawValue)
            summary.isError = outcome.result != .success
            if case .data(let value)? = outcome.returnParameters { summary.text += " " + text(of: value) }
        case .withPBlock(_, let block): show(block)
        case .withList(_, let outcomes):
            let refused = outcomes.count { $0.result != .success }
            summary.text = "\(outcomes.count) results" + (refused == 0 ? "" : ", \(refused) refused")
            summary.isError = refused > 0
        case .nextPBlock(_, let block): summary.text = "block \(block)"
        }
    }

    private mutating func read(_ response: AARE) {
        summary.text = CodeNames.text(response.result.name, response.result.rawValue)
        guard response.result != .accepted else { return }
        summary.text += ", " + CodeNames.text(response.diagnostic.name, response.diagnostic.code)
        summary.isError = true
    }

    private mutating func read(_ response: ExceptionResponse) {
        let state = CodeNames.text(ExceptionResponse.name(ofState: response.stateError), response.stateError)
        let service = CodeNames.text(ExceptionResponse.name(ofService: response.serviceError), response.serviceError)
        (summary.text, summary.isError) = ("\(state), \(service)", true)
    }

    private mutating func read(_ error: ConfirmedServiceError) {
        let name = ConfirmedServiceError.name(ofCode: error.code, kind: error.kind)
        (summary.text, summary.isError) = (CodeNames.text(name, error.code), true)
    }
}

// MARK: - Values

extension APDUSummary {
    private mutating func show(_ result: GetDataResult) {
        switch result {
        case .data(let value): summary.text = text(of: value)
        case .dataAccessResult(let result): show(result)
        }
    }

    mutating func show(_ result: DataAccessResult) {
        summary.text = CodeNames.text(result.name, result.rawValue)
        summary.isError = result != .success
    }

    mutating func show(_ value: EncodedData, isMethod: Bool = false) {
        let isSecret = Redaction.isSecret(summary.classID, summary.attribute, isMethod: isMethod)
        summary.text = isSecret ? Redaction.mask : text(of: value)
    }

    private mutating func show(_ block: DataBlockG) {
        switch block.result {
        case .rawData(let octets): summary.text = Self.text(block.number, octets.count, isLast: block.isLast)
        case .dataAccessResult(let result): show(result)
        }
    }

    private mutating func show(_ block: DataBlockSA) {
        summary.text = Self.text(block.number, block.rawData.count, isLast: block.isLast)
    }

    static func text(_ number: UInt32, _ count: Int, isLast: Bool) -> String {
        "block \(number)\(isLast ? ", last" : ""), \(count) octets"
    }

    /// A long value is not put into a tree for one line.
    func text(of value: EncodedData) -> String {
        var reader = value.reader
        guard reader.remaining <= 2048, let tree = try? DataValue(from: &reader) else {
            return "\(value.octets.count) octets"
        }
        return words?(tree, summary) ?? ValueText(tree, limit: 60).description
    }
}
