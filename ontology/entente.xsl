<?xml version="1.0" encoding="UTF-8"?>
<!-- entente.xsl: the vocabulary as a page (XSLT 1.0). In: entente.ttl as flat RDF/XML, a description a triple, as raptor writes it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
    xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
    xmlns:dcterms="http://purl.org/dc/terms/" xmlns:vann="http://purl.org/vocab/vann/" xmlns:schema="https://schema.org/"
    exclude-result-prefixes="rdf rdfs owl skos dcterms vann schema">
  <xsl:output method="html" encoding="UTF-8" indent="yes" doctype-system="about:legacy-compat"/>
  <xsl:variable name="ent">https://w3id.org/entente/ns#</xsl:variable>
  <xsl:variable name="owl">http://www.w3.org/2002/07/owl#</xsl:variable>
  <xsl:variable name="vocabulary">https://w3id.org/entente/ns</xsl:variable>
  <xsl:key name="about" match="rdf:Description" use="@rdf:about"/>
  <xsl:key name="node" match="rdf:Description" use="@rdf:nodeID"/>
  <xsl:key name="typed" match="rdf:Description[rdf:type]" use="rdf:type/@rdf:resource"/>
  <xsl:key name="below" match="rdf:Description[rdfs:subClassOf]" use="rdfs:subClassOf/@rdf:resource"/>
  <xsl:key name="domain" match="rdf:Description[rdfs:domain or schema:domainIncludes]"
      use="rdfs:domain/@rdf:resource | schema:domainIncludes/@rdf:resource"/>

  <xsl:template match="/rdf:RDF">
    <xsl:variable name="about" select="key('about', $vocabulary)"/>
    <html lang="en">
      <head>
        <meta charset="UTF-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title><xsl:value-of select="$about/dcterms:title"/></title>
        <style>
          body { font: 16px/1.5 "Liberation Sans", Arial, sans-serif; color: #1c2430; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
          h1 { font-size: 1.7rem } h2 { margin-top: 2.5rem; border-bottom: 2px solid #c9d3df } h3 { margin: 1.6rem 0 .2rem; font-size: 1.05rem }
          a { color: #1d4f91; text-decoration: none } a:hover { text-decoration: underline } code { font-size: .9em }
          table { border-collapse: collapse; margin: .3rem 0 } th { text-align: left; font-weight: normal; color: #5b6675 }
          th, td { vertical-align: top; padding: 0 1rem 0 0; font-size: .9rem } p { margin: .3rem 0 } nav a { margin-right: .6rem }
          .kind { font-size: .8rem; color: #5b6675; font-weight: normal; margin-left: .5rem } nav p { line-height: 1.7 }
          ul { margin: .2rem 0; padding-left: 1.4rem } :target { background: #fff6d6 }
          @media (prefers-color-scheme: dark) { body { background: #12161c; color: #dde3ea } a { color: #8ab4f0 } :target { background: #3a3418 }
            h2 { border-color: #39434f } th, .kind { color: #97a3b1 } }
        </style>
      </head>
      <body>
        <h1><xsl:value-of select="$about/dcterms:title"/></h1>
        <p><xsl:value-of select="$about/rdfs:comment"/></p>
        <table>
          <tr><th>namespace</th><td><code><xsl:value-of select="$about/vann:preferredNamespaceUri"/></code></td></tr>
          <tr><th>prefix</th><td><code><xsl:value-of select="$about/vann:preferredNamespacePrefix"/></code></td></tr>
          <tr><th>version</th><td><xsl:value-of select="$about/owl:versionInfo"/></td></tr>
          <tr><th>licence</th><td><a href="{$about/dcterms:license/@rdf:resource}"><xsl:value-of select="$about/dcterms:license/@rdf:resource"/></a></td></tr>
        </table>
        <nav>
          <p><a href="#rules">Rules</a> <a href="#entities">Entities</a> <a href="#events">Events</a> <a href="#said">What articles say</a>
            <a href="#degrees">Factuality</a> <a href="#properties">Properties</a> <a href="#others">Terms of others</a>
            <a href="#knowledge">Knowledge</a></p>
        </nav>
        <h2 id="rules">Rules</h2>
        <xsl:for-each select="$about/skos:note">
          <p><b><xsl:value-of select="substring-before(., '.')"/>.</b><xsl:value-of select="substring-after(., '.')"/></p>
        </xsl:for-each>
        <h2 id="entities">Entities</h2>
        <xsl:call-template name="tree"><xsl:with-param name="class" select="concat($ent, 'Entity')"/></xsl:call-template>
        <h2 id="events">Events</h2>
        <xsl:call-template name="tree"><xsl:with-param name="class" select="concat($ent, 'Event')"/></xsl:call-template>
        <h2 id="said">What articles say</h2>
        <xsl:for-each select="key('about', concat($ent, 'Claim')) | key('about', concat($ent, 'Relation')) |
            key('about', concat($ent, 'EntityInArticle'))">
          <xsl:if test="rdf:type"><xsl:call-template name="term"><xsl:with-param name="iri" select="@rdf:about"/></xsl:call-template></xsl:if>
        </xsl:for-each>
        <h2 id="degrees">Factuality</h2>
        <xsl:call-template name="term"><xsl:with-param name="iri" select="concat($ent, 'Factuality')"/></xsl:call-template>
        <xsl:call-template name="term"><xsl:with-param name="iri" select="concat($ent, 'FactualityOrder')"/></xsl:call-template>
        <ol>
          <xsl:call-template name="list">
            <xsl:with-param name="node" select="key('about', concat($ent, 'FactualityOrder'))/skos:memberList/@rdf:nodeID"/>
          </xsl:call-template>
        </ol>
        <h2 id="properties">Properties</h2>
        <xsl:for-each select="key('typed', concat($owl, 'ObjectProperty')) | key('typed', concat($owl, 'DatatypeProperty'))">
          <xsl:sort select="@rdf:about"/>
          <xsl:variable name="knowledge"><xsl:call-template name="is-knowledge"/></xsl:variable>
          <xsl:if test="$knowledge = ''"><xsl:call-template name="term"><xsl:with-param name="iri" select="@rdf:about"/></xsl:call-template></xsl:if>
        </xsl:for-each>
        <h2 id="others">Terms of others</h2>
        <table>
          <xsl:for-each select="rdf:Description[skos:scopeNote]">
            <xsl:sort select="@rdf:about"/>
            <tr><td><xsl:call-template name="link"><xsl:with-param name="iri" select="@rdf:about"/></xsl:call-template></td>
              <td><xsl:value-of select="skos:scopeNote"/></td></tr>
          </xsl:for-each>
        </table>
        <h2 id="knowledge">Knowledge</h2>
        <p>What the files of the ontology folder are written in; none of it is in what the program writes.</p>
        <xsl:for-each select="key('typed', concat($owl, 'Class')) | key('typed', concat($owl, 'ObjectProperty')) |
            key('typed', concat($owl, 'DatatypeProperty'))">
          <xsl:sort select="@rdf:about"/>
          <xsl:variable name="knowledge"><xsl:call-template name="is-knowledge"/></xsl:variable>
          <xsl:if test="$knowledge != ''"><xsl:call-template name="term"><xsl:with-param name="iri" select="@rdf:about"/></xsl:call-template></xsl:if>
        </xsl:for-each>
      </body>
    </html>
  </xsl:template>

  <!-- Marks terms that only files of knowledge use. -->
  <xsl:template name="is-knowledge">
    <xsl:value-of select="key('about', @rdf:about)/skos:editorialNote"/>
  </xsl:template>

  <!-- A class and all below it. -->
  <xsl:template name="tree">
    <xsl:param name="class"/>
    <xsl:call-template name="term"><xsl:with-param name="iri" select="$class"/></xsl:call-template>
    <xsl:for-each select="key('below', $class)">
      <xsl:call-template name="tree"><xsl:with-param name="class" select="@rdf:about"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="list">
    <xsl:param name="node"/>
    <xsl:if test="$node">
      <xsl:variable name="iri" select="key('node', $node)/rdf:first/@rdf:resource"/>
      <li id="{substring-after($iri, '#')}">
        <b><xsl:value-of select="key('about', $iri)/rdfs:label"/></b> <code> ent:<xsl:value-of select="substring-after($iri, '#')"/></code>:
        <xsl:value-of select="key('about', $iri)/rdfs:comment"/>
      </li>
      <xsl:call-template name="list"><xsl:with-param name="node" select="key('node', $node)/rdf:rest/@rdf:nodeID"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="term">
    <xsl:param name="iri"/>
    <xsl:variable name="term" select="key('about', $iri)"/>
    <xsl:variable name="type" select="substring-after($term/rdf:type/@rdf:resource, '#')"/>
    <h3 id="{substring-after($iri, '#')}">
      <code>ent:<xsl:value-of select="substring-after($iri, '#')"/></code>
      <span class="kind">
        <xsl:choose>
          <xsl:when test="$type = 'Class'">class</xsl:when>
          <xsl:when test="$type = 'ObjectProperty'">property with a node</xsl:when>
          <xsl:when test="$type = 'DatatypeProperty'">property with a value</xsl:when>
        </xsl:choose>
      </span>
    </h3>
    <p><xsl:value-of select="$term/rdfs:comment"/></p>
    <table>
      <xsl:call-template name="row"><xsl:with-param name="name">is a</xsl:with-param>
        <xsl:with-param name="values" select="$term/rdfs:subClassOf | $term/rdfs:subPropertyOf"/></xsl:call-template>
      <xsl:call-template name="row"><xsl:with-param name="name">of</xsl:with-param>
        <xsl:with-param name="values" select="$term/rdfs:domain | $term/schema:domainIncludes"/></xsl:call-template>
      <xsl:call-template name="row"><xsl:with-param name="name">gives</xsl:with-param>
        <xsl:with-param name="values" select="$term/rdfs:range"/></xsl:call-template>
      <xsl:call-template name="row"><xsl:with-param name="name">close to</xsl:with-param>
        <xsl:with-param name="values" select="$term/skos:closeMatch"/></xsl:call-template>
      <xsl:if test="$type = 'Class' and key('domain', $iri)">
        <tr><th>has</th><td>
          <xsl:for-each select="key('domain', $iri)">
            <xsl:sort select="@rdf:about"/>
            <xsl:if test="position() > 1">, </xsl:if>
            <xsl:call-template name="link"><xsl:with-param name="iri" select="@rdf:about"/></xsl:call-template>
          </xsl:for-each>
        </td></tr>
      </xsl:if>
    </table>
  </xsl:template>

  <xsl:template name="row">
    <xsl:param name="name"/>
    <xsl:param name="values"/>
    <xsl:if test="$values">
      <tr><th><xsl:value-of select="$name"/></th><td>
        <xsl:for-each select="$values">
          <xsl:if test="position() > 1">, </xsl:if>
          <xsl:call-template name="link"><xsl:with-param name="iri" select="@rdf:resource"/></xsl:call-template>
        </xsl:for-each>
      </td></tr>
    </xsl:if>
  </xsl:template>

  <!-- An IRI as a link: within the page where it is ours, with its prefix where it is another's. -->
  <xsl:template name="link">
    <xsl:param name="iri"/>
    <xsl:choose>
      <xsl:when test="starts-with($iri, $ent)">
        <a href="#{substring-after($iri, '#')}">ent:<xsl:value-of select="substring-after($iri, '#')"/></a>
      </xsl:when>
      <xsl:otherwise>
        <a href="{$iri}"><xsl:call-template name="short"><xsl:with-param name="iri" select="$iri"/></xsl:call-template></a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="short">
    <xsl:param name="iri"/>
    <xsl:choose>
      <xsl:when test="starts-with($iri, 'https://schema.org/')">schema:<xsl:value-of select="substring-after($iri, 'schema.org/')"/></xsl:when>
      <xsl:when test="contains($iri, '/2009/11/sem/')">sem:<xsl:value-of select="substring-after($iri, '/sem/')"/></xsl:when>
      <xsl:when test="contains($iri, '/ns/prov#')">prov:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:when test="contains($iri, '/ns/org#')">org:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:when test="contains($iri, '/nif-core#')">nif:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:when test="contains($iri, '/its/rdf#')">itsrdf:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:when test="contains($iri, '/skos/core#')">skos:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:when test="contains($iri, '/2002/07/owl#')">owl:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:when test="contains($iri, 'XMLSchema#')">xsd:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:when test="contains($iri, '22-rdf-syntax-ns#')">rdf:<xsl:value-of select="substring-after($iri, '#')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$iri"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
