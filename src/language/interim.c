/* interim.c: tokens by rules, tags and trees by averaged perceptrons; every function gives way to the real one. */
/* clang-format off */
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wmisleading-indentation"
#pragma GCC diagnostic ignored "-Wsign-compare"
#include "language/interim.h"
#include "base/map.h"
#include "base/status.h"
#include "base/text.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#define WEAK __attribute__((weak))
static const char *const U[]={"X","ADJ","ADP","ADV","AUX","CCONJ","DET","INTJ","NOUN","NUM","PART","PRON","PROPN","PUNCT","SCONJ","SYM","VERB"};
static const char *const X[]={"NN","IN","DT","NNP","JJ","PRP",".","RB",",","NNS","VB","CC","VBP","VBD","VBZ","VBN","CD","VBG","TO","MD","PRP$","UH",":","-RRB-","WDT","-LRB-","WRB","WP","HYPH","RP","``","''","POS","NNPS","JJR","JJS","EX","RBR","FW","SYM","NFP","ADD","GW","$","PDT","RBS","LS","AFX","WP$"};
static const char *const D[]={"dep","punct","case","det","nsubj","root","advmod","amod","obj","obl","conj","nmod","compound","cc","mark","aux","cop","advcl","nmod:poss","xcomp","acl:relcl","flat","ccomp","parataxis","acl","aux:pass","nummod","appos","nsubj:pass","discourse","obl:unmarked","nmod:unmarked","compound:prt","expl","fixed","iobj","list","reparandum","obl:agent","nmod:desc","csubj","nsubj:outer","advcl:relcl","det:predet","vocative","goeswith","cc:preconj","orphan","dislocated","csubj:pass","csubj:outer"};
static const char *const N[]={"O","PER","LOC","ORG","MISC"};
WEAK const char *upos_name(unsigned u){return u<UPOS_COUNT?U[u]:"X";}
WEAK const char *xpos_name(unsigned x){return x<XPOS_COUNT?X[x]:"NN";}
WEAK const char *deprel_name(unsigned d){return d<DEP_COUNT?D[d]:"dep";}
WEAK const char *name_kind_name(unsigned k){return k<5?N[k]:"O";}
void iword_fill(struct iword *w,const char *form,int first){
  size_t n=strlen(form);if(n>60)n=60;int up=0,dig=0,hy=0;char sh[64];size_t m=0;char last=0;int run=0;
  for(size_t i=0;i<n;i++){unsigned char c=form[i];w->low[i]=(char)tolower(c);if(isdigit(c)){dig=1;w->low[i]='0';}if(isupper(c))up++;if(c=='-')hy=1;
    char k=isdigit(c)?'d':isupper(c)?'X':islower(c)?'x':c>=128?'u':(char)c;if(k!=last)run=0;last=k;if(run++<3)sh[m++]=k;}
  w->low[n]=0;w->form=form;w->w=hash_bytes(form,n);w->lw=hash_bytes(w->low,n);for(size_t k=1;k<=4;k++)w->p[k-1]=n>=k?hash_bytes(w->low,k)+k:k;for(size_t k=1;k<=5;k++)w->s[k-1]=n>=k?hash_bytes(w->low+n-k,k)+k*77:k;
  w->shape=hash_bytes(sh,m);w->cap=(isupper((unsigned char)form[0])?1:0)|(up>1?2:0)|(dig?4:0)|(hy?8:0);w->first=first;w->xpos=w->upos=w->ner=0;}
static uint64_t at(const struct iword*w,int n,int i){return i<0?1:i>=n?2:w[i].lw;}
int ifeat_tag(const struct iword*w,int n,int i,int p1,int p2,uint64_t*f){int k=0;uint64_t t=1;
#define F(v) f[k++]=imix(t++,(uint64_t)(v))
  F(0);F(w[i].lw);F(w[i].w);for(int j=0;j<3;j++)F(w[i].p[j]);for(int j=0;j<5;j++)F(w[i].s[j]);F(w[i].shape);F(w[i].cap*2+w[i].first);
  F(at(w,n,i-1));F(at(w,n,i-2));F(at(w,n,i+1));F(at(w,n,i+2));F(p1);F(p1*64+p2);F(imix(p1,w[i].lw));F(imix(p1,at(w,n,i+1)));F(imix(at(w,n,i-1),w[i].lw));F(imix(w[i].lw,at(w,n,i+1)));
  F(imix(p1,w[i].s[2]));F(i+1<n?w[i+1].s[2]:3);F(i>0?w[i-1].s[2]:3);F(i+1<n?w[i+1].shape:3);F(i>0?w[i-1].cap:9);F(imix(i+1<n?w[i+1].s[1]:3,w[i].s[1]));return k;}
int ifeat_upos(const struct iword*w,int n,int i,int p1,uint64_t*f){int k=0;uint64_t t=101;F(w[i].xpos);F(imix(w[i].xpos,w[i].lw));F(imix(w[i].xpos,p1));F(imix(w[i].xpos,i+1<n?w[i+1].xpos:99));F(imix(w[i].xpos,i>0?w[i-1].xpos:99));F(imix(imix(w[i].xpos,w[i].lw),i+1<n?w[i+1].xpos:99));F(imix(imix(w[i].xpos,w[i].lw),at(w,n,i+1)));F(imix(imix(w[i].xpos,w[i].lw),i+2<n?w[i+2].xpos:99));F(imix(w[i].xpos,w[i].s[2]));return k;}
int ifeat_ner(const struct iword*w,int n,int i,int p1,uint64_t*f){int k=0;uint64_t t=201;
  for(int o=-2;o<=2;o++){int j=i+o;if(j<0||j>=n){F(o+5);F(o+6);F(o+7);continue;}F(w[j].lw);F(w[j].shape);F(w[j].xpos);}
  F(w[i].w);for(int j=1;j<4;j++)F(w[i].p[j]);for(int j=1;j<5;j++)F(w[i].s[j]);F(imix(p1,w[i].lw));F(imix(p1,w[i].shape));F(p1);F(imix(p1,imix(w[i].xpos,i+1<n?w[i+1].xpos:99)));F(imix(i>0?w[i-1].lw:1,w[i].lw));F(imix(w[i].lw,i+1<n?w[i+1].lw:1));F(w[i].cap*2+w[i].first);F(i+1<n?w[i+1].s[2]:1);F(i+1<n?w[i+1].s[3]:1);F(i>0?w[i-1].s[2]:1);return k;}
int ifeat_parse(const struct iword*w,const struct istate*s,uint64_t*f){int k=0;uint64_t t=301;int n=s->n;
#define W(i) ((i)>0&&(i)<=n?w[(i)-1].lw:(uint64_t)((i)==n+1?7:5))
#define P(i) ((uint64_t)((i)>0&&(i)<=n?w[(i)-1].xpos+2:(i)==n+1?1:0))
#define L(i) ((uint64_t)((i)>0&&(i)<=n?s->lab[i]+1:0))
  int s0=s->sp?s->st[s->sp-1]:0,s1=s->sp>1?s->st[s->sp-2]:0,s2=s->sp>2?s->st[s->sp-3]:0,b0=s->b,b1=b0<=n?b0+1:0,b2=b1&&b1<=n?b1+1:0;
  int s0l=s0?s->lc[s0][0]:0,s0r=s0?s->rc[s0][0]:0,s0l2=s0?s->lc[s0][1]:0,s0r2=s0?s->rc[s0][1]:0,s1l=s1?s->lc[s1][0]:0,s1r=s1?s->rc[s1][0]:0,b0l=b0<=n?s->lc[b0][0]:0,b0l2=b0<=n?s->lc[b0][1]:0;
  uint64_t d=s0?(b0-s0>9?10:b0-s0):0;
  F(W(s0));F(P(s0));F(imix(W(s0),P(s0)));F(W(s1));F(P(s1));F(imix(W(s1),P(s1)));F(W(b0));F(P(b0));F(imix(W(b0),P(b0)));F(W(b1));F(P(b1));F(P(b2));F(W(b2));F(W(s2));F(P(s2));
  F(imix(W(s0),W(b0)));F(imix(P(s0),P(b0)));F(imix(W(s0),P(b0)));F(imix(P(s0),W(b0)));F(imix(imix(W(s0),P(s0)),imix(W(b0),P(b0))));F(imix(P(s1),P(s0)));F(imix(W(s1),W(s0)));F(imix(W(s1),P(s0)));F(imix(P(s1),W(s0)));
  F(imix(imix(P(s1),P(s0)),P(b0)));F(imix(imix(P(s0),P(b0)),P(b1)));F(imix(imix(P(b0),P(b1)),P(b2)));F(imix(imix(P(s2),P(s1)),P(s0)));F(imix(imix(P(s1),P(s0)),imix(P(b0),P(b1))));
  F(imix(imix(P(s0),L(s0l)),P(b0)));F(imix(imix(P(s0),L(s0r)),P(b0)));F(imix(imix(P(s0),P(s0r)),P(b0)));F(imix(imix(P(s0),P(s0l)),P(b0)));F(imix(imix(P(s0),P(b0)),P(b0l)));F(imix(imix(P(s1),L(s1r)),P(s0)));F(imix(imix(P(s1),L(s1l)),P(s0)));F(imix(imix(P(s1),P(s1r)),P(s0)));
  F(imix(d,imix(P(s0),P(b0))));F(imix(d,W(s0)));F(imix(d,W(b0)));F(imix(s0?s->nr[s0]:9,imix(W(s0),P(s0))));F(imix(s0?s->nl[s0]:9,imix(W(s0),P(s0))));F(imix(L(s0l),imix(L(s0r),P(s0))));F(imix(L(s0l2),imix(L(s0l),P(s0))));F(imix(L(s0r2),imix(L(s0r),P(s0))));F(imix(L(b0l),imix(L(b0l2),P(b0))));
  F(imix(W(s0r),P(s0)));F(imix(W(s0l),P(s0)));F(imix(W(b0l),P(b0)));F(imix(W(s0r),imix(P(s0),P(b0))));F(imix(W(b0),W(b1)));F(imix(W(s0),imix(P(b0),P(b1))));F(imix(W(s1),imix(P(s0),P(b0))));F(imix(imix(W(s0),W(b0)),P(b1)));F(imix(L(s0r),imix(W(s0),W(b0))));
  F(s0&&s0<=n?w[s0-1].s[2]:0);F(b0<=n?w[b0-1].s[2]:0);F(imix(s0&&s0<=n?w[s0-1].cap:0,b0<=n?w[b0-1].cap:0));return k;}
void istate_init(struct istate*s,int n){memset(s,0,sizeof*s);s->n=n;s->b=1;for(int i=0;i<=n+1;i++){s->head[i]=-1;s->lab[i]=0;}}
/* arc-hybrid, root n+1 at the end of the buffer: left: b0 -> s0; right: s1 -> s0 */
int ilegal(const struct istate*s,int a){if(a==0)return s->b<=s->n;if(a==1)return s->sp>0&&!(s->b==s->n+1&&s->sp>1);return s->sp>1;}
void iapply(struct istate*s,int a,int lab){if(a==0){s->st[s->sp++]=s->b++;return;}int d=s->st[--s->sp],h=a==1?s->b:s->st[s->sp-1];s->head[d]=h;s->lab[d]=lab;
  if(a==1){s->lc[h][1]=s->lc[h][0];s->lc[h][0]=d;s->nl[h]++;}else{s->rc[h][1]=s->rc[h][0];s->rc[h][0]=d;s->nr[h]++;}}
struct language_model{struct interim in;char *bytes;struct map lemma;struct arena*arena;};
WEAK entente_status language_model_open(const char*path,struct language_model**model,entente_error*error){
  FILE*f=fopen(path,"rb");if(!f)return fail(error,ENTENTE_BAD_MODEL,path,0,"missing");struct language_model*m=calloc(1,sizeof*m);size_t n=(size_t)1<<IBITS;float*t[5];
  for(int i=0;i<5;i++){t[i]=malloc(n*4);int16_t*q=malloc(2*n);float sc;if(fread(&sc,4,1,f)!=1||fread(q,2,n,f)!=n){fclose(f);return fail(error,ENTENTE_BAD_MODEL,path,0,"truncated");}for(size_t j=0;j<n;j++)t[i][j]=q[j]*sc;free(q);}
  m->in=(struct interim){t[0],t[1],t[2],t[3],t[4],NULL};m->arena=arena_new();map_init(&m->lemma,m->arena);char k[200];while(fgets(k,200,f)){k[strcspn(k,"\n")]=0;char*e=strchr(k,'\t');if(!e)continue;*e=0;map_add(&m->lemma,k,strlen(k),NULL)->value.pointer=arena_string(m->arena,e+1);}
  fclose(f);*model=m;return ENTENTE_OK;}
WEAK void language_model_close(struct language_model*m){if(!m)return;free(m->in.tag);free(m->in.upos);free(m->in.arc);free(m->in.label);free(m->in.ner);arena_free(m->arena);free(m);}
static const char*lemma_of(const struct language_model*m,struct map*in,const char*low,int x){char k[100];int n=snprintf(k,100,"%s|%d",low,x);const struct map_entry*e=map_find(&m->lemma,k,(size_t)n);if(e)return map_intern(in,e->value.pointer,strlen(e->value.pointer));
  size_t l=strlen(low);char b[80];snprintf(b,80,"%.70s",low);
  if((x==XPOS_NNS||x==XPOS_VBZ||x==XPOS_NNPS)&&l>3&&b[l-1]=='s'&&b[l-2]!='s'){b[l-1]=0;if(l>4&&!strcmp(b+l-3,"ie")){strcpy(b+l-3,"y");}else if(l>4&&(!strcmp(b+l-4,"she")||!strcmp(b+l-4,"che")||!strcmp(b+l-4,"sse")||!strcmp(b+l-3,"xe")))b[l-2]=0;}
  else if((x==XPOS_VBD||x==XPOS_VBN)&&l>4&&!strcmp(b+l-2,"ed")){b[l-2]=0;size_t q=l-2;if(q>2&&b[q-1]=='i')b[q-1]='y';else if(q>3&&b[q-1]==b[q-2]&&!strchr("sl",b[q-1]))b[q-1]=0;else if(strchr("cgvsuz",b[q-1])||(q>2&&!strcmp(b+q-2,"at"))||(q>2&&!strcmp(b+q-2,"ir")))strcat(b,"e");}
  else if(x==XPOS_VBG&&l>5&&!strcmp(b+l-3,"ing")){b[l-3]=0;size_t q=l-3;if(q>3&&b[q-1]==b[q-2]&&!strchr("sl",b[q-1]))b[q-1]=0;else if(strchr("cgvsuz",b[q-1])||(q>2&&!strcmp(b+q-2,"at")))strcat(b,"e");}
  return map_intern(in,b,strlen(b));}
static uint32_t feats(const struct token*t){uint32_t f=0;switch(t->xpos){case XPOS_NNS:case XPOS_NNPS:f|=FEATURE_PLURAL;break;case XPOS_VBD:f|=FEATURE_PAST|FEATURE_FINITE;break;case XPOS_VBZ:case XPOS_VBP:f|=FEATURE_PRESENT|FEATURE_FINITE;break;case XPOS_VB:f|=FEATURE_INFINITIVE;break;case XPOS_VBN:f|=FEATURE_PARTICIPLE|FEATURE_PAST;break;case XPOS_VBG:f|=FEATURE_PARTICIPLE;break;case XPOS_MD:f|=FEATURE_FINITE;break;case XPOS_JJR:case XPOS_RBR:f|=FEATURE_COMPARATIVE;break;case XPOS_JJS:case XPOS_RBS:f|=FEATURE_SUPERLATIVE;break;default:break;}
  static const struct{const char*w;uint32_t f;}PR[]={{"he",FEATURE_MASCULINE},{"him",FEATURE_MASCULINE},{"his",FEATURE_MASCULINE|FEATURE_POSSESSIVE},{"himself",FEATURE_MASCULINE|FEATURE_REFLEXIVE},{"she",FEATURE_FEMININE},{"her",FEATURE_FEMININE},{"hers",FEATURE_FEMININE},{"herself",FEATURE_FEMININE|FEATURE_REFLEXIVE},{"it",FEATURE_NEUTER},{"its",FEATURE_NEUTER|FEATURE_POSSESSIVE},{"itself",FEATURE_NEUTER|FEATURE_REFLEXIVE},{"they",FEATURE_PLURAL},{"them",FEATURE_PLURAL},{"their",FEATURE_PLURAL|FEATURE_POSSESSIVE},{"we",FEATURE_PLURAL|FEATURE_PERSON_1},{"us",FEATURE_PLURAL|FEATURE_PERSON_1},{"our",FEATURE_PLURAL|FEATURE_PERSON_1|FEATURE_POSSESSIVE},{"i",FEATURE_PERSON_1},{"me",FEATURE_PERSON_1},{"my",FEATURE_PERSON_1|FEATURE_POSSESSIVE},{"you",FEATURE_PERSON_2},{"your",FEATURE_PERSON_2|FEATURE_POSSESSIVE},{"the",FEATURE_DEFINITE},{"not",FEATURE_NEGATIVE},{"n't",FEATURE_NEGATIVE},{"no",FEATURE_NEGATIVE},{"never",FEATURE_NEGATIVE}};
  for(size_t i=0;i<sizeof PR/sizeof*PR;i++)if(!strcmp(PR[i].w,t->lower)){f|=PR[i].f;if(t->xpos==XPOS_PRP_POSS)f|=FEATURE_POSSESSIVE;}return f;}
static void analyse_sentence(const struct language_model*m,struct map*in,struct sentence*s){int n=(int)s->count;if(n>IMAXN)n=IMAXN;static _Thread_local struct iword w[IMAXN+2];static _Thread_local struct istate st;uint64_t f[IMAXF];
  for(int i=0;i<n;i++)iword_fill(&w[i],s->tokens[i].form,i==0);
  int p1=60,p2=60;for(int i=0;i<n;i++){int k=ifeat_tag(w,n,i,p1,p2,f),b=0;float bs=-1e9f;for(int c=0;c<XPOS_COUNT;c++){float x=iscore(m->in.tag,f,k,c);if(x>bs){bs=x;b=c;}}w[i].xpos=b;p2=p1;p1=b;}
  p1=30;for(int i=0;i<n;i++){int k=ifeat_upos(w,n,i,p1,f),b=0;float bs=-1e9f;for(int c=0;c<UPOS_COUNT;c++){float x=iscore(m->in.upos,f,k,c);if(x>bs){bs=x;b=c;}}w[i].upos=b;p1=b;}
  p1=0;for(int i=0;i<n;i++){int k=ifeat_ner(w,n,i,p1,f),b=0;float bs=-1e9f;for(int c=0;c<7;c++){if(c&&!(c&1)&&p1!=c-1&&p1!=c)continue;float x=iscore(m->in.ner,f,k,c);if(x>bs){bs=x;b=c;}}p1=b;s->tokens[i].name=(uint8_t)(b?(b+1)/2:0);s->tokens[i].name_begins=b&1;s->tokens[i].name_confidence=200;}
  istate_init(&st,n);while(st.b<=n||st.sp>0){int k=ifeat_parse(w,&st,f),ba=-1;float bs=-1e9f;for(int a=0;a<3;a++){if(!ilegal(&st,a))continue;float x=iscore(m->in.arc,f,k,a);if(x>bs){bs=x;ba=a;}}if(ba<0)break;int bl=0;
    if(ba){if(ba==1&&st.b==n+1)bl=DEP_ROOT;else{bs=-1e9f;for(int l=0;l<DEP_COUNT;l++){if(l==DEP_ROOT)continue;float x=iscore(m->in.label,f,k,l*2+ba-1);if(x>bs){bs=x;bl=l;}}}}iapply(&st,ba,bl);}
  for(int i=0;i<(int)s->count;i++){struct token*t=&s->tokens[i];if(i>=n){t->head=0;t->deprel=DEP_DEP;t->lemma=t->lower;continue;}t->xpos=(uint8_t)w[i].xpos;t->upos=(uint8_t)w[i].upos;t->head=st.head[i+1]==n+1||st.head[i+1]<0?-1:st.head[i+1]-1;t->deprel=(uint8_t)st.lab[i+1];
    char low[80];snprintf(low,80,"%.70s",t->lower);t->lemma=(t->xpos==XPOS_NNP)?map_intern(in,t->form,strlen(t->form)):lemma_of(m,in,low,t->xpos);t->features=feats(t);}
  for(int i=0;i<n;i++){struct token*t=&s->tokens[i];if(t->deprel==DEP_AUX_PASS&&t->head>=0)s->tokens[t->head].features|=FEATURE_PASSIVE;if(t->xpos==XPOS_VBN&&t->deprel==DEP_ACL)t->features|=FEATURE_PASSIVE;}}
WEAK void language_analyse_tokens(const struct language_model*m,struct arena*a,struct analysis*x){struct map in;map_init(&in,a);for(size_t i=0;i<x->count;i++)analyse_sentence(m,&in,&x->sentences[i]);}
/* ---- tokens ---- */
static int is_abbrev(const char*t,size_t n){static const char*const A[]={"Mr.","Mrs.","Ms.","Dr.","Gen.","Lt.","Col.","Maj.","Sen.","Rep.","Gov.","Prof.","St.","Sgt.","Adm.","Capt.","Rev.","Hon.","Jr.","Sr.","Inc.","Corp.","Co.","Ltd.","Jan.","Feb.","Mar.","Apr.","Jun.","Jul.","Aug.","Sept.","Sep.","Oct.","Nov.","Dec.","No.","vs.","etc.","e.g.","i.e.","a.m.","p.m.","Ave.","Mt.","Brig.","Pres.","Amb."};for(size_t i=0;i<sizeof A/sizeof*A;i++)if(strlen(A[i])==n&&!strncmp(A[i],t,n))return 1;int dots=0;for(size_t i=0;i<n;i++){if(i%2==1&&t[i]!='.')return 0;if(i%2==0&&!isalpha((unsigned char)t[i]))return 0;dots+=t[i]=='.';}return n>=2&&n%2==0&&dots>0;}
struct tk{struct token*t;size_t n,cap;struct map in;struct arena*a;const char*text;};
static void add(struct tk*k,size_t b,size_t e){if(e<=b)return;k->t=arena_grow(k->a,k->t,k->n,&k->cap,sizeof*k->t);struct token*t=&k->t[k->n++];memset(t,0,sizeof*t);t->begin=(uint32_t)b;t->end=(uint32_t)e;t->form=map_intern(&k->in,k->text+b,e-b);
  char*l=text_lower(k->a,k->text+b,e-b);if(!strncmp(l,"\xE2\x80\x99",3)){l+=2;l[0]='\'';}char*q;while((q=strstr(l,"\xE2\x80\x99"))){*q='\'';memmove(q+1,q+3,strlen(q+3)+1);}t->lower=map_intern(&k->in,l,strlen(l));}
static size_t quote_len(const char*s,size_t left){if(left>=3&&(unsigned char)s[0]==0xE2&&(unsigned char)s[1]==0x80&&((unsigned char)s[2]==0x98||(unsigned char)s[2]==0x99||(unsigned char)s[2]==0x9C||(unsigned char)s[2]==0x9D||(unsigned char)s[2]==0x93||(unsigned char)s[2]==0x94||(unsigned char)s[2]==0xA6))return 3;return strchr("\"'(),;:!?[]{}$%&*/<>=+#@|~`",s[0])&&s[0]?1:0;}
static void chunk(struct tk*k,size_t b,size_t e,int last){const char*s=k->text;size_t q;while(b<e&&(q=quote_len(s+b,e-b))){if(s[b]=='$'&&0)break;add(k,b,b+q);b+=q;}size_t tail[64][2];int nt=0;
  for(;b<e&&nt<60;){size_t back=0;if(e-b>=3&&quote_len(s+e-3,3)==3&&(unsigned char)s[e-3]==0xE2)back=3;else if(strchr("\"'),;:!?]}%",s[e-1]))back=1;else if(s[e-1]=='.'&&e-b>1){if(e-b>=3&&s[e-2]=='.'&&s[e-3]=='.')back=3;else if(!is_abbrev(s+b,e-b)||0)back=1;}if(!back)break;if(back==1&&s[e-1]=='.'&&last==0&&0)break;e-=back;tail[nt][0]=e;tail[nt++][1]=e+back;}
  if(b<e){size_t n=e-b;const char*c=s+b;
    if(n>2&&(c[n-1]=='s'||c[n-1]=='S')&&c[n-2]=='\''){add(k,b,e-2);add(k,e-2,e);}
    else if(n>4&&(c[n-1]=='s'||c[n-1]=='S')&&!strncmp(c+n-4,"\xE2\x80\x99",3)){add(k,b,e-4);add(k,e-4,e);}
    else if(n>3&&!strncmp(c+n-3,"n't",3)){add(k,b,e-3);add(k,e-3,e);}
    else if(n>5&&!strncmp(c+n-5,"n\xE2\x80\x99t",5)){add(k,b,e-5);add(k,e-5,e);}
    else{size_t ap=0;for(size_t i=1;i<n;i++)if(c[i]=='\''&&(!strcasecmp(c+i,"'ll")||0))ap=i;(void)ap;
      static const char*const CL[]={"'re","'ve","'ll","'d","'m"};int done=0;for(int i=0;i<5&&!done;i++){size_t l=strlen(CL[i]);if(n>l&&!strncmp(c+n-l,CL[i],l)){add(k,b,e-l);add(k,e-l,e);done=1;}}
      if(!done){/* split at hyphens, dashes and slashes between letters */
        int url=n>7&&(!strncmp(c,"http",4)||!strncmp(c,"www.",4));size_t from=b;for(size_t i=b;i<e&&!url;i++){size_t d=0;if(s[i]=='-'&&i>from&&i+1<e&&!(isdigit((unsigned char)s[i-1])&&isdigit((unsigned char)s[i+1])&&0))d=1;else if(e-i>3&&(unsigned char)s[i]==0xE2&&(unsigned char)s[i+1]==0x80&&((unsigned char)s[i+2]==0x93||(unsigned char)s[i+2]==0x94||(unsigned char)s[i+2]==0x90||(unsigned char)s[i+2]==0x91))d=3;else if(s[i]=='/'&&i>from&&i+1<e)d=1;
          if(d){/* family-style given names stay whole: Jong-un */ int low=d==1&&isupper((unsigned char)s[from])&&i+1<e&&islower((unsigned char)s[i+1])&&e-i<=6&&i-from<=6&&from==b&&0;if(low)continue;add(k,from,i);add(k,i,i+d);i+=d-1;from=i+1;}}
        add(k,from,e);}}}
  while(nt>0){nt--;add(k,tail[nt][0],tail[nt][1]);}}
WEAK struct analysis *language_analyse(const struct language_model*m,struct arena*a,const char*text,size_t size,const struct span*par,size_t pc){(void)size;struct analysis*x=arena_alloc(a,sizeof*x);size_t cap=0;struct tk k={.a=a,.text=text};map_init(&k.in,a);
  for(size_t p=0;p<pc;p++){k.t=NULL;k.n=k.cap=0;size_t i=par[p].begin,e=par[p].end;
    while(i<e){while(i<e&&(isspace((unsigned char)text[i])||((unsigned char)text[i]==0xC2&&(unsigned char)text[i+1]==0xA0)))i+=(unsigned char)text[i]==0xC2?2:1;if(i>=e)break;size_t b=i;while(i<e&&!isspace((unsigned char)text[i])&&!((unsigned char)text[i]==0xC2&&(unsigned char)text[i+1]==0xA0))i++;size_t j=i;while(j<e&&isspace((unsigned char)text[j]))j++;chunk(&k,b,i,j>=e);if(k.n)k.t[k.n-1].space_after=true;}
    size_t from=0;for(size_t t=0;t<k.n;t++){int end=0;const char*w=k.t[t].form;int fin=!strcmp(w,".")||!strcmp(w,"!")||!strcmp(w,"?");if(fin){size_t n=t+1;while(n<k.n&&(!strcmp(k.t[n].form,"\"")||!strcmp(k.t[n].form,"'")||!strcmp(k.t[n].form,")")||!strcmp(k.t[n].form,"\xE2\x80\x9D")||!strcmp(k.t[n].form,"\xE2\x80\x99")))n++;if(n>=k.n||!islower((unsigned char)k.t[n].form[0])){t=n-1;end=1;}}
      if(t-from>=390)end=1;if(t+1>=k.n)end=1;if(end){x->sentences=arena_grow(a,x->sentences,x->count,&cap,sizeof*x->sentences);struct sentence*s=&x->sentences[x->count++];*s=(struct sentence){.tokens=k.t+from,.count=(uint32_t)(t+1-from),.begin=k.t[from].begin,.end=k.t[t].end,.paragraph=(uint32_t)p};s->quoted_from=s->count;from=t+1;}}}
  for(size_t i=0;i<x->count;i++)analyse_sentence(m,&k.in,&x->sentences[i]);return x;}
