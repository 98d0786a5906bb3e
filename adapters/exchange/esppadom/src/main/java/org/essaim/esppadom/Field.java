package org.essaim.esppadom;

import org.jspecify.annotations.Nullable;

/**
 * What is read of an advice; every other text is skipped before anybody holds it. Elements are told apart by local names: writers
 * disagree about the numbers of namespaces.
 */
enum Field {
    /** The identifier that stays with the visit. */
    DOCUMENT("CIDDHExchangedDocument/ID"),
    /** The identifier of one transmission. */
    TRANSACTION("CIDDHExchangedDocumentContext/SpecifiedTransactionID"),
    CONTACT("DefinedCITradeContact/ID"),
    CONTACT_KIND("DefinedCITradeContact/TypeCode"),
    PRODUCT("SpecifiedCITradeProduct/ID"),
    ADJUSTMENT("ActualDespatchCISupplyChainEvent/TypeCode"),
    // The guide names no planned period of a DELIVERY; UN/CEFACT does.
    PLANNED_START("PlannedDespatchCISupplyChainEvent/StartDateTime"),
    PLANNED_END("PlannedDespatchCISupplyChainEvent/EndDateTime"),
    CLOCKED_START("EffectiveCISpecifiedPeriod/StartDateTime"),
    CLOCKED_END("EffectiveCISpecifiedPeriod/EndDateTime"),
    RETAINED_START("OccurrenceCISpecifiedPeriod/StartDateTime"),
    RETAINED_END("OccurrenceCISpecifiedPeriod/EndDateTime");

    private final String place;

    Field(String place) {
        this.place = place;
    }

    /** What findings call it. */
    String place() {
        return place;
    }

    /** The field of an element, by its name and those of the two around it; none if it is nobody's business. */
    static @Nullable Field of(String name, String parent, String grandparent) {
        return switch (name) {
            case "ID" ->
                switch (parent) {
                    case "CIDDHExchangedDocument" -> DOCUMENT;
                    case "DefinedCITradeContact" -> grandparent.equals("ShipFromCITradeParty") ? CONTACT : null;
                    case "SpecifiedCITradeProduct" -> PRODUCT;
                    default -> null;
                };
            case "TypeCode" ->
                switch (parent) {
                    case "DefinedCITradeContact" -> grandparent.equals("ShipFromCITradeParty") ? CONTACT_KIND : null;
                    case "ActualDespatchCISupplyChainEvent" -> ADJUSTMENT;
                    default -> null;
                };
            case "SpecifiedTransactionID" -> parent.equals("CIDDHExchangedDocumentContext") ? TRANSACTION : null;
            case "StartDateTime" -> occurrence(parent, grandparent, PLANNED_START, RETAINED_START);
            case "EndDateTime" -> occurrence(parent, grandparent, PLANNED_END, RETAINED_END);
            case "CertifiedDateTime" ->
                !grandparent.equals("EffectiveCISpecifiedPeriod")
                        ? null
                        : switch (parent) {
                            case "StartDateTime" -> CLOCKED_START;
                            case "EndDateTime" -> CLOCKED_END;
                            default -> null;
                        };
            default -> null;
        };
    }

    private static @Nullable Field occurrence(String parent, String grandparent, Field planned, Field retained) {
        if (!parent.equals("OccurrenceCISpecifiedPeriod")) {
            return null;
        }
        return switch (grandparent) {
            case "ActualDespatchCISupplyChainEvent" -> retained;
            case "PlannedDespatchCISupplyChainEvent", "PlannedDeliveryCISupplyChainEvent" -> planned;
            default -> null;
        };
    }
}
