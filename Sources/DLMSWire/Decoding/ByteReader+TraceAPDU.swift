#if !hasFeature(Embedded)
    extension ByteReader {
        /// Decodes the APDU that fills the reader, whatever it is, for the sake of its trace.
        mutating func traceAPDU() throws(DecodeError) {
            guard let first = peek else { throw missing("apdu") }
            let tag = APDUTag(rawValue: first)
            switch tag {
            case .initiateRequest: _ = try InitiateRequest(from: &self)
            case .initiateResponse: _ = try InitiateResponse(from: &self)
            case .confirmedServiceError: _ = try ConfirmedServiceError(from: &self)
            case .aarq: _ = try AARQ(from: &self)
            case .aare: _ = try AARE(from: &self)
            case .rlrq: _ = try RLRQ(from: &self)
            case .rlre: _ = try RLRE(from: &self)
            case .getRequest: _ = try GetRequest(from: &self)
            case .setRequest: _ = try SetRequest(from: &self)
            case .actionRequest: _ = try ActionRequest(from: &self)
            case .getResponse: _ = try GetResponse(from: &self)
            case .setResponse: _ = try SetResponse(from: &self)
            case .actionResponse: _ = try ActionResponse(from: &self)
            case .exceptionResponse: _ = try ExceptionResponse(from: &self)
            default: throw fail(.invalid(field: "apdu", value: Int(first)))
            }
            try finish(tag.name.map { FieldName($0) } ?? "apdu")
        }
    }
#endif
