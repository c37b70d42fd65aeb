// The first screen: what this is, in two sentences, and where the guides are.

const GUIDES = [
  ['map', '地图:用鼠标点选,看两地之间能不能办', 'Map: find out by clicking alone'],
  ['guides/api', '接口指南:问什么,答什么', 'The API: what to ask, what comes back'],
  ['guides/regions', '地区插件指南', 'Writing a region plugin'],
  ['guides/gateway', '运维指南', 'Running the gateway'],
];

const SENTENCES =
  '职工医保个人账户的钱,家人能不能用、走哪个渠道、一步一步怎么办:这里按每个地区、每一天的政策回答。' +
  '每条都有日期、出处和可信度,查不到的就写未知。';

const Icon = (props) => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v6M12 7v.5" strokeLinecap="round" />
  </svg>
);

const Welcome = () => (
  <article className="welcome">
    <h2>家庭共济 Family sharing</h2>
    <p>{SENTENCES}</p>
    <p lang="en">
      Whether and how a relative can be helped from a medical insurance account, by the rules of every region of China
      on any day. Each answer is dated and cited, and what is unknown is said to be.
    </p>
    <p>
      点上方标签,再按 ▶ 或 Ctrl-Enter 运行。
      <span lang="en">Pick a tab above, then press ▶ or Ctrl-Enter.</span>
    </p>
    <ul>
      {GUIDES.map(([href, zh, en]) => (
        <li key={href}>
          <a href={href}>
            {zh}
            <small lang="en">{en}</small>
          </a>
        </li>
      ))}
    </ul>
    <p>
      <a href="explorer/licences.txt">第三方许可 Third-party licences</a>
    </p>
  </article>
);

export const WELCOME = { title: '从这里开始 Start', icon: Icon, content: Welcome };
