"""What readers ask for by its sort rather than by its words: objections, prices, who signs, proof."""

from collections.abc import Mapping

from icp_playbook.model import every_kind


def _phrases(joined: str) -> tuple[str, ...]:
    return tuple(joined.split("|"))


TOPICS: Mapping[str, tuple[str, ...]] = {
    "objection": _phrases(
        "objection|objections|pushback|pushbacks|what if they say|when they say|they say|concern|"
        "concerns|how to respond|respond to|reply to|how to answer|handle"
    ),
    "question": _phrases("question|questions|what to ask|ask them|should i ask|do i ask"),
    "price": _phrases(
        "price|prices|pricing|cost|costs|how much|budget|fee|fees|expensive|charge|charges|charged|"
        "charging|pay|pays|paying|contract size|deal size|contract value|deal value|first contract|"
        "spend"
    ),
    "discount": _phrases("discount|discounts|negotiate|negotiation|lower price|payment terms"),
    "signs": _phrases(
        "who signs|who can sign|sign|signs|signed|signing|signature|who pays|signer|sign off|signs off|"
        "authority|signing limit|who approves"
    ),
    "decision-process": _phrases(
        "how do they decide|procurement|buying process|approval|approvals|how do they buy|"
        "who is involved|buying steps|who decides|decide|decides|steps|say yes|saying yes|contract through"
    ),
    "timing": _phrases(
        "best time|when to call|when to reach|timing|what time|when|best day|how soon|good time|"
        "right time|time of year|season|best hour|what hour|which day|come back|again later|revisit|"
        "when can i|when do i|when should i"
    ),
    "channel": _phrases(
        "channel|channels|how to reach|where to reach|email or phone|best way to reach|where do they hang out"
    ),
    "cycle": _phrases(
        "sales cycle|cycle|how long|deal length|time to sign|days to sign|days to signature|how fast|"
        "how quickly|time to close|go live|goes live|going live|time to go live|time to value|"
        "how fast do they|how quickly do they|how soon|days to close|implementation|rollout"
    ),
    "proof": _phrases(
        "proof|proof point|proof points|case study|case studies|reference|references|results|how many|"
        "how fast|reduction|reduce|reduces|reduced|improvement|improve|improved|numbers|savings|saved|"
        "story|stories|success story|success stories|figure|figures|percent|statistics|stats"
    ),
    "evidence": _phrases(
        "evidence|how many|how often|numbers|win|win rate|win rates|figure|figures|percent|"
        "retention rate|close rate|conversion rate|conversion|churn rate|median|average|statistics|stats|"
        "churn"
    ),
    "customer": _phrases("customers|who uses|reference customer|logo|logos|who else"),
    "trigger": _phrases("trigger|triggers|signal|signals|buying signal|buying signals"),
    "act": _phrases(
        "when to act|how to use|how quick|how quickly|reply|what now|right away|what next|next step|"
        "next steps|how soon|when to call|should i call|they just|has just|have just|theyve just|"
        "follow up|what do we do|what to do|should i do|do i do|should we do"
    ),
    "spot": _phrases(
        "sounds like|spot|how to spot|recognise|how do i know|how do we know|how can i tell|"
        "warning signs|where do i see|where to see|where can i see|where do i find|where to find"
    ),
    "pain": _phrases(
        "pain|pains|problem|problems|what hurts|challenge|challenges|struggle|struggles|worry|worries|"
        "worried|afraid of"
    ),
    "kpi": _phrases("kpi|kpis|metric|metrics|measure|measures|measured|measured by|goal|goals|targets"),
    "priority": _phrases(
        "priority|priorities|care about|cares about|motivates|motivated|matters to|keeps up"
    ),
    "messaging": _phrases(
        "messaging|pitch|value proposition|what to say|headline|opener|angle|how to open|opening line|"
        "first line|first sentence|opening sentence|on a call|on the phone|talk track|talking points|"
        "do i say|should i say|do i tell|to tell|tell them"
    ),
    "email": _phrases("email|emails|e-mail|mail|outreach|cold email|subject line"),
    "linkedin": _phrases("linkedin|linkedin message|inmail|outreach"),
    "tool": _phrases("tool|tools|stack|tech stack|technographics"),
    "must": _phrases(
        "musts|must have|must haves|requirement|requirements|criteria|qualify|qualifies|minimum|"
        "who fits|too big|too small|do we sell|do we serve"
    ),
    "size": _phrases("how big|how small|how large|biggest|smallest|largest|headcount|employees|what size"),
    "disqualifier": _phrases(
        "disqualifier|disqualifiers|walk away|rule out|rules out|not a fit|bad fit|red flag|"
        "red flags|deal breaker|deal breakers|dealbreaker|knock out|disqualify|"
        "disqualifies"
    ),
    "economic-buyer": _phrases(
        "economic buyer|economic buyers|budget holder|who pays|holds the budget|decision maker|has the budget"
    ),
    "executive-sponsor": _phrases("executive sponsor|executive sponsors|sponsor|exec sponsor"),
    "champion": _phrases(
        "champion|champions|internal champion|on our side|who to call|who do i call|who should i call|"
        "who do i talk to|who to talk to"
    ),
    "technical-evaluator": _phrases(
        "technical evaluator|technical evaluators|technical buyer|evaluator|who tests|who checks|"
        "who evaluates|who reviews"
    ),
    "blocker": _phrases(
        "blocker|blockers|block|blocks|who stops|who says no|who can kill|who could kill|veto|against us"
    ),
    "why": _phrases("why|reason|reasons|how come|rationale"),
    "avoid": _phrases(
        "what not to say|words to avoid|not use|not say|never say|do not say|avoid|not to say|dont say|"
        "not mention|dont mention|never mention|never tell|hate|hates"
    ),
    "decision": _phrases(
        "decision|decisions|why did we|when did we|who decided|decided|did we decide|did we try"
    ),
    "retention": _phrases(
        "retention|churn|churned|lose|lost|losing|buy more|buy again|expand|leaves|leaving|left|renew|"
        "renews|renewed|renewal|renewals|upsell|stay|stays"
    ),
    "campaign": _phrases("campaign|campaigns|audience|audiences|targeting|ads|leave off|leave out"),
    "partner": _phrases(
        "partner program|referral partner|referral partners|partnership|referring|agencies|resellers"
    ),
    "product": _phrases("product|products|module|modules|feature|features|what does|do we sell"),
    "play": _phrases("play|plays|what to do|what happens with|next action|what do we do"),
    "change": _phrases(
        "propose|suggest|approve|approves|approval|changing|change a|change an|change the|change to|"
        "changes to|merge|merges|who approves"
    ),
    "titles": _phrases("title|titles|job title|job titles"),
    "reports": _phrases("report to|reports to|boss"),
}
"""Id → the words and phrases with which readers ask for it, in lower case."""

LIGHT = (
    "after again ago all already always another any anyone anything arent back before best better "
    "between cant come didnt does doesnt doing done dont everyone everything fast faster find first "
    "get gets getting give gives go goes going good guy guys happen happens help idea im isnt itself "
    "ive just keep know let lets like long look make makes many matter more most much must need needs "
    "never new no not now once one only other ourselves own people per possible quick quickly really right "
    "say says see set show some someone something soon still take takes tell themselves theyre thing "
    "things think time too try two typical typically up usual usually very want wants way well whats "
    "while wont work works youre yourself"
)
"""Everyday words, which say little of what is asked; unlike those that say nothing, they are in the index."""

_LABELS: Mapping[str, tuple[str, ...]] = {
    "Term": _phrases(
        "term|meaning|definition|define|mean|means|what is|what does|difference|difference between|vs|versus|"
        "stand for|stands for"
    ),
}
"""Label of findings that are no entries → likewise."""


def sorts() -> Mapping[str, tuple[str, ...]]:
    """The topics, then the label of each kind with the words by which readers ask for entries of it."""
    kinds = {kind.one: (kind.one.lower(), kind.many.lower()) for kind in every_kind().values()}
    return {**TOPICS, **kinds, **_LABELS}
