/* vocabulary.h: the IRIs of the contract that the graph is written in. Each ontology term has its declaration
 * in ontology/entente.ttl. */
#ifndef ENTENTE_GRAPH_VOCABULARY_H
#define ENTENTE_GRAPH_VOCABULARY_H

#define ENT      "https://w3id.org/entente/ns#"
#define RDF      "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define RDFS     "http://www.w3.org/2000/01/rdf-schema#"
#define OWL      "http://www.w3.org/2002/07/owl#"
#define XSD      "http://www.w3.org/2001/XMLSchema#"
#define SKOS     "http://www.w3.org/2004/02/skos/core#"
#define PROV     "http://www.w3.org/ns/prov#"
#define SCHEMA   "https://schema.org/"
#define SEM      "http://semanticweb.cs.vu.nl/2009/11/sem/"
#define ORG      "http://www.w3.org/ns/org#"
#define NIF      "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
#define ITSRDF   "http://www.w3.org/2005/11/its/rdf#"
#define WIKIDATA "http://www.wikidata.org/entity/"

#endif
