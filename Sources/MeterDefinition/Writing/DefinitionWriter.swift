import COSEM
import Foundation

/// Saves what is different in a living meter from the definition it was made from, as a definition that extends it.
public struct DefinitionWriter {
    private let definition: LoadedDefinition

    public init(_ definition: LoadedDefinition) { self.definition = definition }

    /// Writes the file at once: it is there whole or not at all.
    /// - Throws: ``SaveError`` when the file cannot be written, or is one that the meter was loaded from.
    public func save(_ meter: LivingMeter, to path: String) throws(SaveError) {
        let target = Self.absolute(path)
        guard !definition.files.contains(where: { Self.absolute($0) == target }) else {
            throw SaveError(path: path, reason: "the meter was loaded from this file: save under another name")
        }
        do {
            try Data(text(of: meter, savedAs: path).utf8).write(to: target, options: .atomic)
        } catch {
            throw SaveError(path: path, reason: Self.reason(for: error))
        }
    }

    /// The definition that ``save(_:to:)`` writes; `path` decides how it names the file it extends.
    public func text(of meter: LivingMeter, savedAs path: String) -> String {
        let base = Self.relative(Self.absolute(definition.file), toFolderOf: Self.absolute(path))
        var lines = ["# What has changed since \(base) was loaded.", "extends: \(YAMLText.quoted(base))"]
        let devices = meter.devices.compactMap { device in self.lines(of: device, in: meter) }
        if !devices.isEmpty { lines += ["", "logical_devices:"] + devices.flatMap(\.self) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func lines(of device: LivingDevice, in meter: LivingMeter) -> [String]? {
        let removed = meter.removedObjects.filter { $0.device == device.sap }.map(ObjectWriter.removal)
        let others = device.objects.compactMap { object in
            object.isAdded ? ObjectWriter(object: object).whole() : ObjectWriter(object: object).changes()
        }
        let objects = removed + others
        return objects.isEmpty ? nil : ["  - sap: \(device.sap)", "    objects:"] + objects.flatMap(\.self)
    }
}

// MARK: - Files

extension DefinitionWriter {
    private static func absolute(_ path: String) -> URL {
        URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    }

    /// The path from the folder of `other` to `file`: `../three-phase.yaml`.
    private static func relative(_ file: URL, toFolderOf other: URL) -> String {
        let target = file.pathComponents
        let folder = other.deletingLastPathComponent().pathComponents
        let shared = zip(target, folder).prefix { $0 == $1 }.count
        return (Array(repeating: "..", count: folder.count - shared) + target[shared...]).joined(separator: "/")
    }

    private static func reason(for error: any Error) -> String {
        switch (error as? CocoaError)?.code {
        case .fileNoSuchFile, .fileReadNoSuchFile: "there is no such folder"
        case .fileWriteNoPermission: "permission denied"
        case .fileWriteOutOfSpace: "the disk is full"
        default: "it cannot be written"
        }
    }
}
