import COSEM
import DLMSWire
import Foundation

/// Keeps firmware images as files of one folder: the one that is being transferred, and the active one.
final class ImageFiles: ImageStore {
    /// Octets of the image as they come.
    let transferPath: String
    /// The image that was activated last.
    let activePath: String
    private let folder: String
    private var file: FileHandle?

    init(folder: String) {
        self.folder = folder
        (transferPath, activePath) = ("\(folder)/transfer.image", "\(folder)/active.image")
    }

    func begin(identification: [UInt8], size: Int) -> Bool {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data().write(to: URL(fileURLWithPath: transferPath))
            file = try FileHandle(forUpdating: URL(fileURLWithPath: transferPath))
            try file?.truncate(atOffset: UInt64(size))
            return true
        } catch {
            return false
        }
    }

    func put(_ octets: Octets, at offset: Int) -> Bool {
        guard let file, offset >= 0 else { return false }
        do {
            try file.seek(toOffset: UInt64(offset))
            try file.write(contentsOf: octets.array)
            return true
        } catch {
            return false
        }
    }

    func contents() -> [UInt8]? { (try? Data(contentsOf: URL(fileURLWithPath: transferPath))).map { Array($0) } }

    /// The transferred file takes the active one's place at once: a power cut leaves one of the two.
    func activate() -> Bool {
        guard let image = contents() else { return false }
        return (try? Data(image).write(to: URL(fileURLWithPath: activePath), options: .atomic)) != nil
    }
}
