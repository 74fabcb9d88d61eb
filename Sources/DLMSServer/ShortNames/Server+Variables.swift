import DLMSWire

/// From a short name to an attribute or a method, and what the peer may do with it.
extension Server where Application: ~Copyable {
    /// Finds what a variable stands for.
    func resolve(_ variable: VariableAccess, for peer: Peer) -> Result<ShortNameTarget, Refusal> {
        let name = variable.name ?? 0
        guard let target = application.resolve(shortName: name, for: peer) else {
            return .failure(.access(.objectUndefined, because: .undefinedShortName(name)))
        }
        return .success(target)
    }

    /// The attribute that a variable stands for, with the part of it that is meant.
    func reference(
        to variable: VariableAccess, _ target: ShortNameTarget, for peer: Peer
    ) throws(Refusal) -> AttributeReference {
        guard case .parameterized(_, let selection) = variable else { return AttributeReference(target.descriptor) }
        guard has(.parameterizedAccess, peer) else {
            throw .access(
                .scopeOfAccessViolated,
                because: .selectorNotNegotiated(target.descriptor, selector: selection.selector)
            )
        }
        return AttributeReference(target.descriptor, selection: selection)
    }

    /// Invokes a method. Null-data stands for no parameter.
    mutating func invoke(
        _ target: ShortNameTarget, with parameter: EncodedData?, for peer: Peer, into writer: inout ByteWriter
    ) throws(Refusal) {
        let object = try findMethod(target.descriptor, for: peer)
        let isEmpty = parameter?.isNull ?? true
        do throws(ActionResult) {
            try application.invoke(
                UInt8(bitPattern: target.descriptor.attribute), of: object, for: peer,
                with: isEmpty ? nil : parameter?.reader, into: &writer
            )
        } catch {
            // The results of methods have the numbers of data-access-results.
            throw .access(DataAccessResult(rawValue: error.rawValue), because: .application(target.descriptor))
        }
    }

    /// Tells the application that a variable was refused.
    mutating func report(_ service: Service, _ target: ShortNameTarget?, _ refusal: Refusal, from peer: Peer) {
        guard let target else { return application.report(.refused(refusal), from: peer) }
        report(service, target.descriptor, refusal, from: peer)
    }
}

extension VariableAccess {
    /// The short name; nil for a block.
    var name: UInt16? {
        switch self {
        case .variableName(let name), .parameterized(let name, _): name
        case .blockNumber, .readDataBlock, .writeDataBlock: nil
        }
    }

    /// The parameters of a method that is invoked by reading it.
    var parameters: EncodedData? {
        if case .parameterized(_, let selection) = self { selection.parameters } else { nil }
    }
}

extension WireList<VariableAccess> {
    /// The variable, if there is just one.
    var only: VariableAccess? {
        guard count == 1 else { return nil }
        var iterator = makeIterator()
        return iterator.next()
    }
}
