/**
 * The ports (<i>ports</i>), and nothing else: what an adapter implements and what it is handed.
 *
 * <p>A store implements {@link org.essaim.spi.Store}, and
 * {@link org.essaim.spi.CubeReader} if it can add up; a source of facts {@link org.essaim.spi.TimeSource}; a document
 * format {@link org.essaim.spi.DocumentCodec}; an output format {@link org.essaim.spi.Exporter}, and one for
 * data that other programs read {@link org.essaim.spi.DatasetExporter}; a host that knows figures of
 * its own {@link org.essaim.spi.MeasureSource}; a shipped folder of data {@link org.essaim.spi.PackSource}; a format of questionnaires
 * {@link org.essaim.spi.QuestionnaireFormat}; a library of statistics {@link org.essaim.spi.Statistics}; a format of texts that people write
 * {@link org.essaim.spi.OutlineReader}.
 *
 * <p>Each port says how stable it is (<i>stabilité</i>). <b>Stable</b>: what implements it today compiles and passes its
 * contract with every later version up to the next major one. <b>Experimental</b>: a minor version may change it, and the
 * changelog says how. Either way a new method comes only as {@code default}, with a default that is right for whoever does not
 * know it, and a new rule of a contract comes with its reason. What a port is handed, such as a commit or a report, is as
 * stable as the port. A port becomes stable once two implementations over different third parties pass its contract.
 */
@NullMarked
package org.essaim.spi;

import org.jspecify.annotations.NullMarked;
