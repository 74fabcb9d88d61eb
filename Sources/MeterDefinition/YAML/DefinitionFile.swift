import Foundation

/// The text of a definition file, checked before it is parsed.
struct DefinitionFile {
    /// The name as it was given.
    let name: String
    let text: String

    /// Octets of a file at most. The largest meters take a tenth of it.
    static let sizeLimit = 4 << 20

    /// Reads the file called `name`.
    /// - Throws: a fault when it is missing, cannot be read, is too large or is not UTF-8.
    init(named name: String) throws(Fault) {
        self = try DefinitionFile(name: name, octets: Self.octets(of: name))
    }

    /// - Throws: a fault when the octets are too many or not UTF-8.
    init(name: String, octets: Data) throws(Fault) {
        guard octets.count <= Self.sizeLimit else { throw Self.tooLarge(name) }
        let content = octets.starts(with: [0xEF, 0xBB, 0xBF]) ? octets.dropFirst(3) : octets
        guard let text = String(validating: content, as: UTF8.self) else {
            throw Fault("this is not UTF-8 text", at: Self.placeOfBadOctet(in: content, of: name))
        }
        (self.name, self.text) = (name, text)
    }

    private static func octets(of name: String) throws(Fault) -> Data {
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: name)
            if attributes[.type] as? FileAttributeType == .typeDirectory {
                throw Fault("this is a directory, not a definition", at: Place(file: name))
            }
            if let size = attributes[.size] as? UInt64, size > UInt64(sizeLimit) { throw tooLarge(name) }
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: name))
            defer { try? handle.close() }
            // A pipe tells no size: one octet more than allowed is enough to know.
            return try handle.read(upToCount: sizeLimit + 1) ?? Data()
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(reason(for: error), at: Place(file: name))
        }
    }

    private static func reason(for error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileReadNoSuchFile, .fileNoSuchFile: "there is no such file"
        case .fileReadNoPermission: "the file may not be read: permission denied"
        default: "the file cannot be read"
        }
    }

    private static func tooLarge(_ name: String) -> Fault {
        Fault("the file is larger than \(sizeLimit >> 20) MB, the most a definition may have", at: Place(file: name))
    }

    private static func placeOfBadOctet(in octets: Data, of name: String) -> Place {
        for (index, line) in octets.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where String(validating: line, as: UTF8.self) == nil {
            let valid = (0..<line.count).last { String(validating: line.prefix($0), as: UTF8.self) != nil } ?? 0
            let characters = String(decoding: line.prefix(valid), as: UTF8.self).unicodeScalars.count
            return Place(file: name, line: index + 1, column: characters + 1)
        }
        return Place(file: name)
    }
}
