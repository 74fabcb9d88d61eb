import DLMSWire

extension ByteWriter {
    /// Writes an Access-Response up to its first value.
    mutating func accessHead(to request: AccessRequest, at dateTime: DateTime?) {
        u8(APDUTag.accessResponse.rawValue)
        request.invokeID.encode(into: &self)
        optionalDateTime(dateTime)
        if request.invokeID.isSelfDescriptive {
            u8(1)
            request.specifications.encode(into: &self)
        } else {
            u8(0)
        }
        length(request.data.count)
    }

    /// Writes the outcomes of an Access-Response, behind its values.
    mutating func accessOutcomes(to request: AccessRequest, _ record: AccessRecord) {
        length(request.specifications.count)
        var index = 0
        for specification in request.specifications {
            u8(specification.outcomeChoice)
            u8(record[result: index])
            index &+= 1
        }
    }

    /// Writes what an element returned: null-data for nothing.
    mutating func accessValue(_ octets: Octets) {
        if octets.isEmpty { nullData() } else { self.octets(octets) }
    }
}

extension AccessRequest.Specification {
    /// The choice of the outcome in a response.
    var outcomeChoice: UInt8 {
        switch self {
        case .get, .getWithSelection: 1
        case .set, .setWithSelection: 2
        case .action: 3
        }
    }

    /// The attribute that is read; nil when it is written, or a method is invoked.
    var read: AttributeReference? {
        switch self {
        case .get(let attribute): AttributeReference(attribute)
        case .getWithSelection(let attribute, let selection): AttributeReference(attribute, selection: selection)
        case .set, .setWithSelection, .action: nil
        }
    }
}
