package org.essaim.esppadom;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.essaim.organisation.WorkerId;
import org.essaim.time.Fact;
import org.essaim.time.Interval;
import org.jspecify.annotations.Nullable;

/** Writes DELIVERY messages as programs of the sector do, visit by visit; who is nobody's business has a placeholder. */
final class EsppadomWriter implements AutoCloseable {
    private static final String NS = "urn:un:unece:uncefact:data:standard:CrossIndustryDespatchAdvice:2";
    private static final String RAM =
            "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:8";
    private static final String PIE = "urn:un:unece:uncefact:data:standard:PersonInformationEntity:1";
    private static final String QDT = "urn:un:unece:uncefact:data:standard:QualifiedDataType:8";
    private static final Map<String, String> NAMESPACES = Map.of("ns", NS, "ram", RAM, "pie", PIE, "qdt", QDT);
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ISO_LOCAL_DATE_TIME;

    private final XMLStreamWriter xml;

    /** The texts of a period. */
    record Period(String start, String end) {
        /** Local times, with an offset where a local time comes twice and the second one is meant. */
        static @Nullable Period of(@Nullable Interval interval, ZoneId zone) {
            return interval == null
                    ? null
                    : new Period(
                            text(interval.start(), interval.startOffset(), zone),
                            text(interval.end(), interval.endOffset(), zone));
        }

        private static String text(long second, int offset, ZoneId zone) {
            ZoneOffset at = ZoneOffset.ofTotalSeconds(offset);
            LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, at);
            boolean first = zone.getRules().getValidOffsets(local).get(0).equals(at);
            return first
                    ? LOCAL.format(local)
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            Instant.ofEpochSecond(second).atOffset(at));
        }
    }

    /** The people of a visit, whom no reader may see. */
    record People(String beneficiary, String birth, String street, String city, String carer) {
        static final People NOBODY = new People("X", "1900-01-01T00:00:00", "X", "X", "X");
    }

    /** What a message tells of one visit. */
    record Visit(
            String key,
            String carer,
            String service,
            String adjustment,
            @Nullable Period planned,
            @Nullable Period clocked,
            @Nullable Period retained,
            People people) {
        /** A fact as a program would write it; nobody but the program knows the carer by an identifier. */
        static Visit of(Fact fact, Function<WorkerId, String> carers, ZoneId zone) {
            return new Visit(
                    Objects.requireNonNull(fact.key()),
                    fact.worker() == null ? "" : carers.apply(fact.worker()),
                    fact.service(),
                    fact.adjustment(),
                    Period.of(fact.planned(), zone),
                    Period.of(fact.clocked(), zone),
                    Period.of(fact.retained(), zone),
                    People.NOBODY);
        }
    }

    /** Begins a message. */
    EsppadomWriter(OutputStream out) throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("ns", "delivery", NS);
        for (String prefix : new String[] {"ns", "ram", "pie", "qdt"}) {
            xml.writeNamespace(prefix, Objects.requireNonNull(NAMESPACES.get(prefix)));
        }
        xml.writeAttribute("versionID", "1.4");
    }

    void write(Visit visit) throws XMLStreamException {
        xml.writeCharacters("\n");
        open("ns:CrossIndustryDespatchAdvice");
        open("ns:CIDDHExchangedDocumentContext");
        text("ram:SpecifiedTransactionID", "T-1");
        shut();
        open("ns:CIDDHExchangedDocument");
        text("ram:ID", visit.key());
        shut();
        open("ns:CIDDHSupplyChainTradeTransaction");
        open("ram:ApplicableCIDDHSupplyChainTradeDelivery");
        beneficiary(visit.people());
        open("ram:ShipFromCITradeParty");
        text("pie:ID", "SAAD");
        open("pie:DefinedCITradeContact");
        text("pie:ID", visit.carer());
        text("pie:PersonName", visit.people().carer());
        text("pie:TypeCode", "INT");
        shut();
        shut();
        event("ram:PlannedDespatchCISupplyChainEvent", "", visit.planned());
        event("ram:ActualDespatchCISupplyChainEvent", visit.adjustment(), visit.retained());
        clockings(visit.clocked());
        shut();
        open("ram:IncludedCIDDLSupplyChainTradeLineItem");
        open("ram:SpecifiedCITradeProduct");
        text("qdt:ID", visit.service());
        shut();
        shut();
        shut();
        shut();
    }

    private void beneficiary(People people) throws XMLStreamException {
        open("ram:ShipToCITradeParty");
        text("pie:ID", people.beneficiary());
        text("pie:Name", people.beneficiary());
        text("pie:BirthDate", people.birth());
        open("pie:PostalCITradeAddress");
        text("pie:LineOne", people.street());
        text("pie:CityName", people.city());
        shut();
        shut();
    }

    private void event(String name, String code, @Nullable Period period) throws XMLStreamException {
        if (period == null && code.isEmpty()) {
            return;
        }
        open(name);
        if (!code.isEmpty()) {
            text("ram:TypeCode", code);
        }
        if (period != null) {
            open("ram:OccurrenceCISpecifiedPeriod");
            text("qdt:StartDateTime", period.start());
            text("qdt:EndDateTime", period.end());
            shut();
        }
        shut();
    }

    private void clockings(@Nullable Period period) throws XMLStreamException {
        if (period == null) {
            return;
        }
        open("ram:AdditionalReferencedCIReferencedDocument");
        open("ram:EffectiveCISpecifiedPeriod");
        open("ram:StartDateTime");
        text("ram:CertifiedDateTime", period.start());
        shut();
        open("ram:EndDateTime");
        text("ram:CertifiedDateTime", period.end());
        shut();
        shut();
        shut();
    }

    private void open(String name) throws XMLStreamException {
        String prefix = name.substring(0, name.indexOf(':'));
        xml.writeStartElement(
                prefix, name.substring(prefix.length() + 1), Objects.requireNonNull(NAMESPACES.get(prefix)));
    }

    private void text(String name, String text) throws XMLStreamException {
        open(name);
        xml.writeCharacters(text);
        shut();
    }

    private void shut() throws XMLStreamException {
        xml.writeEndElement();
    }

    /** Ends the message. */
    @Override
    public void close() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }
}
