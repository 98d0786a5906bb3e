package org.essaim.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.EdmondsKarpMFImpl;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedMultigraph;
import org.junit.jupiter.api.Test;

/** Flows, beside those of a library of graphs. */
class FlowTest {
    private static final int SOURCE = 0;
    private static final int SINK = 1;

    record Arc(int from, int to, long most) {}

    /** A network: its last nodes are doors to the sink. */
    record Network(int nodes, List<Arc> arcs, List<Long> doors) {}

    @Provide
    Arbitrary<Network> networks() {
        return Arbitraries.integers().between(3, 12).flatMap(nodes -> {
            Arbitrary<Arc> arcs = Combinators.combine(
                            Arbitraries.integers().between(0, nodes - 1),
                            Arbitraries.integers().between(2, nodes - 1),
                            Arbitraries.longs().between(0, 30))
                    .as(Arc::new)
                    .filter(arc -> arc.from() != SINK && arc.from() != arc.to());
            return Combinators.combine(
                            arcs.list().ofMinSize(1).ofMaxSize(40),
                            Arbitraries.longs()
                                    .between(0, 40)
                                    .list()
                                    .ofMinSize(1)
                                    .ofMaxSize(Math.min(4, nodes - 2)))
                    .as((own, doors) -> new Network(nodes, own, doors));
        });
    }

    /** The network as Essaim draws it, every door shut. */
    private static final class Drawn {
        private final Flow flow = new Flow();
        private final List<Integer> arcs = new ArrayList<>();
        private final List<Integer> doors = new ArrayList<>();
        private final Network network;

        Drawn(Network network) {
            this.network = network;
            for (int i = 0; i < network.nodes(); i++) {
                flow.node();
            }
            network.arcs().forEach(arc -> arcs.add(flow.arc(arc.from(), arc.to(), arc.most())));
            for (int i = 0; i < network.doors().size(); i++) {
                doors.add(flow.arc(network.nodes() - 1 - i, SINK, 0));
            }
        }

        long pushOneAfterTheOther() {
            long pushed = 0;
            for (int i = 0; i < doors.size(); i++) {
                flow.widen(doors.get(i), network.doors().get(i));
                pushed += flow.push(SOURCE, SINK);
            }
            return pushed;
        }
    }

    private static Graph<Integer, DefaultWeightedEdge> graph(Network network, Map<DefaultWeightedEdge, Long> most) {
        Graph<Integer, DefaultWeightedEdge> graph = new DirectedWeightedMultigraph<>(DefaultWeightedEdge.class);
        for (int i = 0; i < network.nodes(); i++) {
            graph.addVertex(i);
        }
        network.arcs().forEach(arc -> most.put(graph.addEdge(arc.from(), arc.to()), arc.most()));
        for (int i = 0; i < network.doors().size(); i++) {
            DefaultWeightedEdge door = graph.addEdge(network.nodes() - 1 - i, SINK);
            graph.setEdgeWeight(door, i + 1);
            most.put(door, network.doors().get(i));
        }
        return graph;
    }

    private static long greatest(Network network) {
        Map<DefaultWeightedEdge, Long> most = new HashMap<>();
        Graph<Integer, DefaultWeightedEdge> graph = graph(network, most);
        most.forEach(graph::setEdgeWeight);
        return Math.round(new EdmondsKarpMFImpl<>(graph).calculateMaximumFlow(SOURCE, SINK));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void pushesAsMuchAsCanFlow(@ForAll("networks") Network network) {
        assertThat(new Drawn(network).pushOneAfterTheOther()).isEqualTo(greatest(network));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void whatEntersANodeLeavesItAndNoArcHoldsMoreThanItCan(@ForAll("networks") Network network) {
        Drawn drawn = new Drawn(network);
        long pushed = drawn.pushOneAfterTheOther();
        long[] balance = new long[network.nodes()];
        for (int i = 0; i < network.arcs().size(); i++) {
            Arc arc = network.arcs().get(i);
            long through = drawn.flow.through(drawn.arcs.get(i));
            assertThat(through).isBetween(0L, arc.most());
            balance[arc.from()] -= through;
            balance[arc.to()] += through;
        }
        for (int i = 0; i < network.doors().size(); i++) {
            long through = drawn.flow.through(drawn.doors.get(i));
            assertThat(through).isBetween(0L, network.doors().get(i));
            balance[network.nodes() - 1 - i] -= through;
            balance[SINK] += through;
        }
        for (int i = 2; i < balance.length; i++) {
            assertThat(balance[i]).isZero();
        }
        assertThat(balance[SINK]).isEqualTo(pushed);
        assertThat(balance[SOURCE]).isEqualTo(-pushed);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void doorsOpenedOneAfterTheOtherGiveTheCheapestOfTheGreatestFlows(@ForAll("networks") Network network) {
        Drawn drawn = new Drawn(network);
        int pushed = (int) drawn.pushOneAfterTheOther();
        long cost = 0;
        for (int i = 0; i < network.doors().size(); i++) {
            cost += (i + 1) * drawn.flow.through(drawn.doors.get(i));
        }
        Map<DefaultWeightedEdge, Long> most = new HashMap<>();
        Graph<Integer, DefaultWeightedEdge> graph = graph(network, most);
        graph.edgeSet().stream()
                .filter(edge -> graph.getEdgeTarget(edge) != SINK)
                .forEach(edge -> graph.setEdgeWeight(edge, 0));
        Map<Integer, Integer> supplies = Map.of(SOURCE, pushed, SINK, -pushed);
        double cheapest = new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
                .getMinimumCostFlow(new MinimumCostFlowProblem.MinimumCostFlowProblemImpl<>(
                        graph,
                        node -> supplies.getOrDefault(node, 0),
                        edge -> most.getOrDefault(edge, 0L).intValue()))
                .getCost();
        assertThat(cost).isEqualTo(Math.round(cheapest));
    }

    @Test
    void aLongWayIsWalkedToItsEnd() {
        Flow flow = new Flow();
        int source = flow.node();
        int node = source;
        for (int i = 0; i < 100_000; i++) {
            int next = flow.node();
            flow.arc(node, next, 7);
            node = next;
        }
        assertThat(flow.push(source, node)).isEqualTo(7);
    }
}
