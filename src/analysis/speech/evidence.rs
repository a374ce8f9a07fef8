//! On what the kind and the speaker of a quotation rest.

/// A stated reason for the kind of a quotation or for its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Most of its words are vocalised, or a word that introduces scripture or verse stands before it.
    Recited,
    /// A noun before the mark says what is named: فيلم «كذا»
    Named,
    /// A person's name is all that stands in the marks.
    PersonsName,
    /// The marks hold the subject of a reporting verb: وقالت «الأرصاد» إن
    Speaks,
    /// It stands in a row with others of its kind.
    Row,
    /// The same words are a title elsewhere in the story.
    Elsewhere,
    /// So many words; from eight on, somebody's words are a statement.
    Words(usize),
    /// A colon right before it.
    Colon,
    /// A clause of content opens right before it: أن
    That,
    /// A reporting word before it in its sentence.
    CueBefore,
    /// A reporting word behind it.
    CueBehind,
    /// No reporting word for it.
    NoCue,
    /// The words are a clause of their own.
    Clause,
    /// The narrator's sentence or clause ends behind it.
    Stops,
    /// A few words inside the narrator's sentence.
    Inside,
    /// Short, and shaped like a name.
    NameShaped,
    /// The words around it.
    Around,
    /// The story's other quotations.
    Alike,
    /// The reporting word has its own subject.
    OwnSubject,
    /// The same sentence has given a speaker to another reporting word.
    SameSentence,
    /// The sentence opens with whoever says it.
    SentenceOpens,
    /// Carried on from the last one that the reporting word agrees with.
    CarriedOn,
    /// Named before the colon.
    BeforeColon,
    /// It follows right behind words of the same speaker.
    FollowsWords,
    /// More speaks for him than for whoever else stands near.
    Weighed,
    /// A reporting word stands there, but nobody before it agrees with it.
    NobodyAgrees,
    /// Nothing around it names a speaker.
    Nobody,
}

impl Evidence {
    /// The word for it in output, kebab-case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recited => "recited",
            Self::Named => "named",
            Self::PersonsName => "persons-name",
            Self::Speaks => "speaks",
            Self::Row => "row",
            Self::Elsewhere => "elsewhere",
            Self::Words(_) => "words",
            Self::Colon => "colon",
            Self::That => "content-clause",
            Self::CueBefore => "cue-before",
            Self::CueBehind => "cue-behind",
            Self::NoCue => "no-cue",
            Self::Clause => "clause",
            Self::Stops => "stop-behind",
            Self::Inside => "inside-sentence",
            Self::NameShaped => "name-shaped",
            Self::Around => "around",
            Self::Alike => "alike",
            Self::OwnSubject => "own-subject",
            Self::SameSentence => "same-sentence",
            Self::SentenceOpens => "sentence-opens",
            Self::CarriedOn => "carried-on",
            Self::BeforeColon => "before-colon",
            Self::FollowsWords => "follows-words",
            Self::Weighed => "likeliest",
            Self::NobodyAgrees => "nobody-agrees",
            Self::Nobody => "nobody",
        }
    }

    /// In words of a language, for a person; the Arabic where `arabic`.
    pub fn told(self, arabic: bool) -> String {
        let (ar, en) = match self {
            Self::Words(count) => {
                return if arabic { format!("عدد الكلمات {count} في المجموع") } else { format!("{count} words") };
            }
            Self::Recited => ("نص مأثور", "vocalised or introduced as scripture or verse"),
            Self::Named => ("يسبقه اسم لما بين العلامتين", "a noun before it says what is named"),
            Self::PersonsName => ("اسم شخص", "a person's name"),
            Self::Speaks => ("فاعل لفعل القول", "the subject of a reporting word"),
            Self::Row => ("في صف مع أمثاله", "in a row with its like"),
            Self::Elsewhere => ("عنوان في موضع آخر من الخبر", "a title elsewhere in the story"),
            Self::Colon => ("تسبقه نقطتان", "a colon right before it"),
            Self::That => ("تسبقه أن أو إن", "a content clause opens right before it"),
            Self::CueBefore => ("يسبقه فعل قول", "a reporting word before it"),
            Self::CueBehind => ("يليه فعل قول", "a reporting word behind it"),
            Self::NoCue => ("لا فعل قول له", "no reporting word for it"),
            Self::Clause => ("جملة تامة", "a clause of its own"),
            Self::Stops => ("تنتهي الجملة بعده", "the sentence stops behind it"),
            Self::Inside => ("كلمات قليلة داخل الجملة", "a few words inside the sentence"),
            Self::NameShaped => ("قصير على هيئة اسم", "short and shaped like a name"),
            Self::Around => ("ما حوله من الكلمات", "the words around it"),
            Self::Alike => ("سائر ما بين العلامات في الخبر", "what else stands in marks in the story"),
            Self::OwnSubject => ("لفعل القول فاعل مذكور", "the reporting word has its own subject"),
            Self::SameSentence => ("متحدث الجملة نفسها", "the speaker of the same sentence"),
            Self::SentenceOpens => ("من تبدأ به الجملة", "whom the sentence opens with"),
            Self::CarriedOn => ("آخر من يوافقه الفعل", "the last one that the verb agrees with"),
            Self::BeforeColon => ("المذكور قبل النقطتين", "named before the colon"),
            Self::FollowsWords => ("يتابع كلاما قبله", "follows words of the same speaker"),
            Self::Weighed => ("الأرجح ممن حوله", "the likeliest of those near it"),
            Self::NobodyAgrees => ("لا أحد قبله يوافق الفعل", "nobody before it agrees with the verb"),
            Self::Nobody => ("لا قائل حوله", "nothing around it names a speaker"),
        };
        if arabic { ar.to_owned() } else { en.to_owned() }
    }
}

/// On what a saying rests, the deciding reason first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Why {
    /// Its kind.
    pub kind: Vec<Evidence>,
    /// Its speaker, or that there is none; empty where nobody speaks.
    pub speaker: Vec<Evidence>,
}
