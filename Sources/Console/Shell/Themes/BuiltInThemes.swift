import TerminalKit

/// The files of `Themes/` as the program carries them, so that it works alone.
public enum BuiltInThemes {
    /// Names and texts; the first is the standard.
    static let files: [(name: String, text: [UInt8])] = [
        ("dark", PackageResources.dark_yaml),
        ("light", PackageResources.light_yaml),
        ("high-contrast", PackageResources.high_contrast_yaml),
        ("mono", PackageResources.mono_yaml),
        ("colour-blind", PackageResources.colour_blind_yaml),
    ]

    /// The theme that is taken when none is asked for.
    public static let standardName = "dark"

    static func text(of name: String) -> String? {
        files.first { $0.name == name }.map { String(decoding: $0.text, as: UTF8.self) }
    }
}
