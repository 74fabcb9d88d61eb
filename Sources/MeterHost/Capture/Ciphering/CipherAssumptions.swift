import DLMSServer

/// What a message may have been protected with: what is right, and what people get wrong.
struct CipherAssumptions {
    /// One of the things that may be; `mistake` says what would be wrong with it, and is nil for what is right.
    struct Choice<Value> {
        var value: Value
        var mistake: String?

        init(_ value: Value, _ mistake: String? = nil) { (self.value, self.mistake) = (value, mistake) }
    }

    struct KeyPair {
        var encryption: RingKey
        var authentication: RingKey?
    }

    /// How the additional data is put together.
    enum Additional {
        case standard, withoutKey, withoutControl
        case suite(UInt8)
    }

    var keys: [Choice<KeyPair>] = []
    var titles: [Choice<RingTitle>] = []
    var additional: [Choice<Additional>] = [Choice(.standard)]
    var counters: [Choice<Int>] = [Choice(0)]

    /// Wrong things at the same time: with more of them, what fits is found by chance.
    static let mistakes = 2
}

// MARK: - What people get wrong

extension CipherAssumptions {
    /// Adds the mistakes that need no other key: what the tag covers, and a counter that is one off.
    mutating func addMistakes(of message: CipheredAPDU) {
        additional += [
            Choice(.withoutKey, "AK missing from the additional data"),
            Choice(.withoutControl, "security control byte missing from the additional data"),
        ]
        for suite in UInt8(0)...2 where suite != message.control.suite {
            additional.append(Choice(.suite(suite), "suite \(suite) in the security control byte"))
        }
        if message.counter > 0 { counters.append(Choice(-1, "counter \(message.counter - 1), one lower")) }
        if message.counter < .max { counters.append(Choice(1, "counter \(message.counter + 1), one higher")) }
    }

    /// Adds the keys in each other's place.
    mutating func addSwappedKeys() {
        for pair in keys where pair.mistake == nil {
            guard let authentication = pair.value.authentication else { continue }
            keys.append(
                Choice(.init(encryption: authentication, authentication: pair.value.encryption), "EK and AK swapped"))
        }
    }

    /// Adds a key that is not the one to be used, with the authentication keys of those that are.
    mutating func add(_ key: RingKey, _ mistake: String) {
        guard !keys.contains(where: { $0.value.encryption.octets == key.octets }) else { return }
        let right = keys.filter { $0.mistake == nil }.map(\.value.authentication)
        for authentication in right.isEmpty ? [nil] : right {
            keys.append(Choice(.init(encryption: key, authentication: authentication), mistake))
        }
    }

    mutating func add(_ title: RingTitle, isRight: Bool = false) {
        guard !titles.contains(where: { $0.value.title == title.title }) else { return }
        titles.append(Choice(title, isRight ? nil : "\(title.name) in the nonce"))
    }
}
