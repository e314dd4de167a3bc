import { randomOf, shuffled, zipfChooser } from '../tools/process/random.ts';

const wordsOf = (text: string): string[] => [...new Set(text.trim().split(/\s+/))];

/** Words that a technical forum uses often. */
const NOUNS = wordsOf(`
  account adapter address agent alarm alert algorithm allocator alphabet anchor annotation answer archive argument array
  artifact assertion asset atom attempt attribute backend background backlog backup balance bandwidth barrier baseline
  batch benchmark binary binding bitmap block boundary branch breakpoint bridge broadcast broker browser bucket budget
  buffer bug bundle button byte cache calendar call callback capacity caption carrier cell certificate chain change
  channel chapter character charge checkpoint checksum child choice chunk circuit claim class clause client clock clone
  closure cluster code collector column command comment commit comparison compiler component condition configuration
  conflict connection consensus console constant constraint consumer container context contract controller cookie core
  coroutine counter coverage crash credential cursor curve cycle daemon dashboard database dataset date deadline deadlock
  debugger decision declaration decoder decorator default delay delimiter delta dependency deployment descriptor design
  destination detail device dialog dictionary difference digest directory disk dispatcher distribution document domain
  download draft driver duration edge editor effect element encoder encoding endpoint engine entity entry environment
  epoch error escape estimate event evidence example exception executable expression extension factor factory failure
  fallback feature feed fence fiber field figure file filter firewall fixture flag flow folder footer force fork format
  fraction fragment frame framework function future gap garbage gateway generator gradient grammar graph grid group guard
  guess guide handle handler hardware hash header heap height helper heuristic history hook host hour icon identifier
  image import incident index inheritance input inspector installer instance instruction integer interface interpreter
  interrupt interval introduction invariant invoice issue item iteration iterator job join journal kernel key keyword
  label lambda language latency layer layout leader leak ledger lease library licence limit line link listener literal
  loader locale lock log lookup loop machine macro mail manager manifest map margin mask matrix maximum measurement
  member memory menu merge message metadata method metric middleware migration minimum minute mirror mistake mode model
  module monitor motion mutex name namespace network node noise note notice number object offset operand operation
  operator optimisation option order outage outcome outlier output overflow overhead owner package packet page pair panel
  paragraph parallelism parameter parent parser part partition passage password patch path pattern payload peer penalty
  percentage period permission phase pipeline pixel placeholder plan platform plugin point pointer policy pool port
  position predicate prefix prediction presence priority probe problem procedure process producer profile program
  progress promise prompt proof property proposal protocol provider proxy pull purpose quality quantity query question
  queue quota quote race range rate ratio reader reason receipt record recovery recursion reference region register
  registry regression relation release renderer replica reply report repository request requirement reservation resource
  response result retry review revision ring risk role root route router row rule run runtime sample sandbox scale
  schedule scheduler schema scope score screen script search secret section segment selector semaphore sensor sequence
  serializer server service session setting shadow shape shard share shell sign signal signature size sketch slice slot
  snapshot socket solution sorting source space span specification stack stage standard state statement statistic status
  step storage strategy stream string structure stub style subscriber subset suffix suite sum supervisor surface symbol
  syntax system table tag target task team template tenant tensor terminal test text theme theory thread threshold
  throttle throughput ticket time timeout timer title token tool topic total trace tracker trade traffic transaction
  transfer transition translation traversal tree trial trigger tuple type unit update upgrade upload usage user utility
  validator value variable variance vector vendor version vertex view volume vote wait warning watcher weight widget
  width window wire wizard word worker workflow workspace wrapper writer zone`);

const ADJECTIVES = wordsOf(`
  abstract accurate active actual additional adjacent alternative ambiguous ancient anonymous apparent arbitrary
  associative asynchronous atomic automatic available average awkward basic big binary blocking bounded brief brittle
  broad broken busy careful central cheap circular clean clear closed coarse cold common compact compatible complete
  complex concurrent consistent constant continuous correct costly crude current custom dangling dead dedicated deep
  deferred dense dependent deterministic different difficult direct dirty discrete distant distinct dormant double dry
  dual durable dynamic eager early easy elastic elegant empty equal exact exclusive existing expensive explicit external
  extra fair familiar fast fatal final fine finite first fixed flat flexible foreign formal fragile free frequent fresh
  full functional future generic global good gradual greedy half happy hard healthy heavy hidden high hollow horizontal
  hot huge human idempotent identical idle illegal immediate immutable implicit important incomplete incremental
  independent infinite initial inner insecure intact internal invalid isolated joint large last late lazy lean legacy
  light limited linear local logical long loose low major manual massive minimal minor missing mixed modern
  modular monotonic multiple mutable naive narrow native natural negative nested neutral new noisy nominal normal obscure
  obsolete obvious odd old open optimal optional ordinary orthogonal outer parallel partial passive peculiar permanent
  physical plain plausible polite poor popular portable positive possible practical precise preliminary primary primitive
  private proper public pure quick quiet random rare raw ready real recent recursive redundant regular relative relevant
  reliable remote repeated reversible rich right rigid robust rough round safe scarce secondary secure separate sequential
  serial severe shallow sharp short signed silent similar simple single slow small smooth soft solid sparse special
  specific spare spurious square stable stale standard static steady sticky straight strange strict strong subtle sudden
  sufficient suitable superfluous suspicious symbolic symmetric synchronous temporary tentative thin tight tiny total
  transient transparent trivial true typical unbounded uneven unexpected uniform unique universal unknown unsafe unstable
  untested unused upper upstream useful usual vague valid variable verbose vertical virtual visible volatile warm weak
  whole wide wild wrong`);

const VERBS = wordsOf(`
  absorb accept acquire add adjust advance agree allocate allow amend announce answer append apply approve arrange ask
  assemble assign attach avoid balance begin bind block borrow break build bundle bypass cache calculate call cancel
  capture catch change charge check choose claim clean clear clone close collapse collect combine commit compare compile
  complete compress compute configure confirm connect consume contain convert copy correct count cover create cut deal
  debug decide declare decode defer define delay delete deliver deny depend deploy derive describe destroy detect dictate
  discard dispatch display divide document download drain draw drive drop duplicate edit eliminate embed emit enable
  encode enforce enter escape estimate evaluate examine exceed exclude execute exhaust expand expect expire explain expose
  extend extract fail fetch fill filter find finish fit fix flatten flush fold follow force forget format forward freeze
  gather generate give grant group grow guard guess guide handle hide hold ignore import improve include increase infer
  inherit inject insert inspect install interpret interrupt invalidate invoke isolate join judge jump justify keep kill
  know label launch lead leak learn leave lend limit link list load lock log lose lower maintain map mark mask match
  measure merge migrate mirror miss modify monitor mount move name need negotiate notice notify observe obtain omit open
  order override overwrite own pack parse pass patch pause perform pick place plan poll pop postpone predict prefer
  prepare preserve press prevent print process produce profile promise prove publish pull push put query queue quote raise
  reach react read rebuild receive recompute record recover reduce refer refresh refuse register reject release reload
  remember remove rename render repair repeat replace replay report represent request require reserve reset resize resolve
  restart restore restrict retain retry return reuse reveal reverse review rewrite rotate round route run sample save scale
  scan schedule search seek seem send separate serve set share shift shorten show shrink shut sign signal simplify
  simulate skip slow solve sort spawn specify split spread stack start state stop store stream submit subscribe subtract
  suffer suggest supply support suspend swap switch tag take tear tell terminate test throttle throw tie time touch trace
  track trade transfer transform translate traverse treat trigger trim trust try turn understand undo unify unlock unpack
  update upgrade use validate vary verify visit wait wake warn watch wrap write yield`);

const ADVERBS = wordsOf(`
  again almost already always apparently badly barely briefly carefully clearly closely correctly deliberately eagerly
  easily effectively entirely eventually exactly fairly finally formally frequently fully generally gently gradually hardly
  hopefully immediately implicitly indirectly initially later lazily locally loosely mainly merely mostly naturally nearly
  never nicely normally obviously occasionally often only partly poorly possibly precisely presumably previously privately
  probably promptly properly purely quickly quietly rarely really recently reliably repeatedly roughly safely seldom
  separately seriously silently simply slightly slowly smoothly sometimes soon steadily strictly strongly suddenly
  surprisingly temporarily together truly typically usually visibly wrongly`);

/** Parts of the long tail: rare words that every real text has some of. */
const PREFIXES = wordsOf(
  'ante anti auto bi circum co counter cross de dis en ex fore hyper infra inter iso macro meta micro mid multi neo non omni out over para poly post pre pro pseudo quasi re retro semi sub super supra trans tri ultra un under uni',
);
const ROOTS = wordsOf(`
  alloc ambul arbit bin cadenc calibr cant capt cascad cens chron circul clust cod collat commut comput concat conduct
  configur conjug consol corrobor cred crystall curat dampen dat deduc deleg demarc deriv dict diffract digest discret
  dispers dissect divers duc elabor elev emul enumer equil escal estim exempl fabric facet factor federat ferment fluctu
  foli form fract fragment fus gener gest grad gran grav harmon hash hydr ident illumin implic incub indic infl inscrib
  instanti integr interpol iter junct lamin later legisl lin localis log manip mark mater maxim mediat memor mens migr
  mitig modul monit morph mut narr nomin norm not nucle numer obfusc object observ oper opt orchestr orient oscill palpit
  parit particul pend perme plic pol port posit postul propag proport purg quant rad ration reconcil rect refract regul
  remedi repet resolv rot rupt satur sched scrib sect segreg sens sequest sign simul solv spher stabil stat strat struct
  stipul subsid sum surrog synchron tabul tang temper tenu termin toler torqu tract transl triangul truncat tun typ vacil
  valid vari vect ventil vers vibr vigil viscos volat`);
const NOUN_ENDINGS = wordsOf('ance ation ator ement ence er ience ing ism ity ment or ure');
const ADJECTIVE_ENDINGS = wordsOf('able al ant ary ative ed ial ible ic ive ous');

function rareWords(seed: number, endings: readonly string[], share: number): string[] {
  const random = randomOf(seed);
  const words = PREFIXES.flatMap((prefix) =>
    ROOTS.flatMap((root) => (random() < share ? [prefix + root + endings[Math.floor(random() * endings.length)]] : [])),
  );
  return shuffled(random, words);
}

const nouns = shuffled(randomOf(11), NOUNS);

/** The nouns that the glossary defines, 60 of the more and less frequent. */
export const TERMS: readonly string[] = shuffled(
  randomOf(12),
  nouns.filter((noun) => noun.length > 3),
).slice(0, 60);

/** Choosers of words by how often texts use them; behind the common words stands a tail of some thousand rare ones. */
export const chooseNoun = zipfChooser([...nouns, ...rareWords(13, NOUN_ENDINGS, 0.18)], 1.02);
export const chooseAdjective = zipfChooser([
  ...shuffled(randomOf(14), ADJECTIVES),
  ...rareWords(15, ADJECTIVE_ENDINGS, 0.2),
]);
export const chooseVerb = zipfChooser(shuffled(randomOf(16), VERBS), 0.9);
export const chooseAdverb = zipfChooser(shuffled(randomOf(17), ADVERBS), 0.7);
