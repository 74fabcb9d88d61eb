import DLMSWire
import Testing

@testable import COSEM

@Suite struct CatalogueTests {
    @Test("holds every class and version once") func complete() {
        #expect(Catalogue.all.count == 116)
        #expect(Set(Catalogue.all.map(\.id)).count == 82)
        let keys = Catalogue.all.map { Int($0.id) << 8 | Int($0.version) }
        #expect(Set(keys).count == keys.count)
    }

    @Test("numbers attributes from 1 without a gap, and every class begins with its name", arguments: Catalogue.all)
    func attributes(of entry: InterfaceClass) {
        #expect(entry.attributes.map(\.id) == (1...UInt8(entry.attributes.count)).map { $0 })
        #expect(entry.attribute(1)?.name == "logical_name")
        #expect(entry.attribute(1)?.type.isLogicalName == true)
        #expect(Set(entry.attributes.map(\.name)).count == entry.attributes.count)
        #expect(Set(entry.methods.map(\.id)).count == entry.methods.count)
    }

    @Test("prints every type expression back to itself", arguments: Catalogue.all)
    func types(of entry: InterfaceClass) {
        let parameters = entry.methods.flatMap { [$0.parameter, $0.returns].compactMap { $0 } }
        for type in entry.attributes.map(\.type) + parameters {
            #expect(TypeExpression(type.description) == type)
        }
    }

    @Test("finds by id and version, and the current one") func find() {
        #expect(Catalogue.find(id: 15, version: 0)?.attributes.count == 8)
        #expect(Catalogue.find(id: 15, version: 9) == nil)
        #expect(Catalogue.current(id: 70)?.version == 0)
        #expect(Catalogue.versions(of: 12).map(\.version) == [4, 3, 2, 1, 0])
        #expect(Catalogue.versions(of: 2).isEmpty)
        for id in Set(Catalogue.all.map(\.id)) { #expect(Catalogue.current(id: id) != nil) }
    }

    @Test(
        "finds by name as people write it",
        arguments: [
            ("Profile generic", 7), ("profile_generic", 7), ("ProfileGeneric", 7), ("profile-generic", 7), ("7", 7),
            ("SAP assignment", 17), ("tcp udp setup", 41), ("PSTN auto dial", 29), ("association ln", 15),
        ]
    )
    func named(name: String, id: UInt16) { #expect(Catalogue.named(name)?.id == id) }

    @Test(
        "suggests the name that was meant",
        arguments: [
            ("Regsiter", "Register"), ("profil_generic", "Profile generic"), ("Extended regster", "Extended register"),
            ("Clok", "Clock"), ("asociation ln", "Association LN"),
        ]
    )
    func closest(name: String, suggestion: String) {
        #expect(Catalogue.named(name) == nil)
        #expect(Catalogue.closest(to: name) == suggestion)
    }

    @Test("suggests nothing for a name that is like no other") func nothingNear() {
        #expect(Catalogue.closest(to: "xyzzyplugh") == nil)
        #expect(Catalogue.closest(to: "") == nil)
    }

    @Test("suggests attributes and methods") func closestAttribute() {
        #expect(InterfaceClass.registerV0.closestAttribute(to: "scalar_unit") == "scaler_unit")
        #expect(InterfaceClass.clockV0.closestAttribute(to: "timezone") == "time_zone")
        #expect(InterfaceClass.registerV0.closestMethod(to: "rest") == "reset")
        #expect(InterfaceClass.registerV0.closestAttribute(to: "humidity") == nil)
    }
}
